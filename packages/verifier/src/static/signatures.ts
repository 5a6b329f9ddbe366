/** The types of the implementation against the operations of the generated contract. Costs about a second: imported only when asked for. */
import { dirname, join } from "node:path";
import type { Contract, Operation } from "@tenet/checker";
import { allocate, generate } from "@tenet/generator";
import { Node, Project, type SourceFile, type Type, ts } from "ts-morph";
import type { VerifyOptions } from "../options.js";
import { say } from "../report/say.js";
import type { Verdict } from "../verdict.js";
import { misfitOf } from "./misfit.js";

export type SignatureOptions = Pick<VerifyOptions, "contract" | "implementation" | "contractFile">;

/**
 * `bank.accounts/transfer.signature`, for each operation whose type is known: broken, or held. One compilation serves all:
 * the types of the language alone cost most of it.
 */
export function signatureVerdicts(all: readonly SignatureOptions[]): Verdict[][] {
  const project = new Project({
    compilerOptions: {
      strict: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      allowJs: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    skipAddingFilesFromTsConfig: true,
  });
  // Every file that is added ends the compilation so far: all come before anything is asked.
  const files = all.map(options => ({
    options,
    contract: contractOf(project, options),
    module: project.addSourceFileAtPathIfExists(options.implementation.path),
  }));
  return files.map(({ options, contract, module }) => {
    const wanted = contract?.getInterface(allocate(options.contract).operations)?.getType();
    return wanted === undefined || module === undefined ? [] : verdictsOf(project, options, module, wanted);
  });
}

function verdictsOf(project: Project, options: SignatureOptions, module: SourceFile, wanted: Type): Verdict[] {
  const { contract } = options;
  const subject = subjectOf(module);
  return contract.operations
    .filter(operation => !operation.constructs && !subject.overridden.has(operation.name))
    .flatMap(operation =>
      signatureVerdict(
        options,
        operation,
        memberType(subject, operation, contract),
        wanted.getProperty(operation.name)?.getTypeAtLocation(module),
        project,
      ),
    );
}

/** The contract as it would be generated: the one on disk may be stale or absent. */
function contractOf(
  project: Project,
  { contract, contractFile, implementation: { path } }: SignatureOptions,
): SourceFile | undefined {
  const name = `${contract.stem}.contract.ts`;
  const text = generate(contract).files.find(file => file.name === name)?.text;
  return text === undefined
    ? undefined
    : project.createSourceFile(contractFile ?? join(dirname(path), name), text, { overwrite: true });
}

interface Subject {
  /** Where members are looked for, in order. */
  readonly homes: readonly Type[];
  /** Operations that the binding maps by itself. */
  readonly overridden: ReadonlySet<string>;
}

/** What the operations are members of: what `create` returns, the binding's module, or the module itself. */
function subjectOf(module: SourceFile): Subject {
  const binding = bindingLiteral(module);
  if (binding === undefined) {
    const exported = module.getExportedDeclarations();
    const homes = [...exported.values()].flatMap(declarations =>
      declarations.slice(0, 1).map(declaration => declaration.getType()),
    );
    return {
      homes: [moduleType(module), ...(exported.has("default") ? homes.slice(0, 1) : [])].filter(
        type => type !== undefined,
      ),
      overridden: new Set(),
    };
  }
  const create = binding.getProperty("create");
  const made = create?.getType().getCallSignatures()[0]?.getReturnType();
  const held = binding.getProperty("module")?.getType();
  const operations = binding.getProperty("operations");
  const names =
    operations === undefined
      ? []
      : operations
          .getType()
          .getProperties()
          .map(property => property.getName());
  return { homes: [awaited(made), held].filter(type => type !== undefined), overridden: new Set(names) };
}

function moduleType(module: SourceFile): Type | undefined {
  const symbol = module.getSymbol();
  return symbol?.getTypeAtLocation(module);
}

/** The object in `export default bind<…>({ … })`. */
function bindingLiteral(module: SourceFile) {
  const expression = module.getExportAssignment(each => !each.isExportEquals())?.getExpression();
  const argument =
    Node.isCallExpression(expression) && expression.getExpression().getText() === "bind"
      ? expression.getArguments()[0]
      : undefined;
  return Node.isObjectLiteralExpression(argument) ? argument : undefined;
}

function awaited(type: Type | undefined): Type | undefined {
  return type?.getSymbol()?.getName() === "Promise" ? type.getTypeArguments()[0] : type;
}

function memberType({ homes }: Subject, operation: Operation, { operations }: Contract): Type | undefined {
  for (const home of homes) {
    const member = home.getProperty(operation.name);
    const declaration = member?.getValueDeclaration() ?? member?.getDeclarations()[0];
    if (member !== undefined && declaration !== undefined) return member.getTypeAtLocation(declaration);
    if (operations.length === 1 && home.getCallSignatures().length > 0) return home;
  }
  return undefined;
}

function signatureVerdict(
  options: SignatureOptions,
  operation: Operation,
  found: Type | undefined,
  wanted: Type | undefined,
  project: Project,
): Verdict[] {
  if (found === undefined || wanted === undefined || found.isAny()) return [];
  const { contract, implementation } = options;
  const fits = project.getTypeChecker().compilerObject.isTypeAssignableTo(found.compilerType, wanted.compilerType);
  return [
    {
      promise: `${contract.spec}/${operation.name}.signature`,
      implementation: implementation.name,
      status: fits ? "held" : "broken",
      text: "The types of the implementation fit",
      path: contract.path,
      line: operation.line,
      cases: 1,
      nearMisses: 0,
      ...(fits ? {} : { reason: say("type-misfit", { words: misfitOf(found, wanted, project) }) }),
    },
  ];
}
