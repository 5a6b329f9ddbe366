/** The executable contracts of all example specs, as generated, each beside its IR. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Contract, compileText, judgeable, type Operation } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type * as Runtime from "@tenet/runtime";
import type { ExecutableContract } from "@tenet/runtime";
import { ts } from "ts-morph";

export interface Subject {
  readonly name: string;
  readonly contract: Contract;
  readonly executable: ExecutableContract;
}

const folders = ["bank", "packages", "domains", "functions"];
/** Left out: whether a number of six digits is prime takes its conditions longer than all the others together. */
const slow = "prime-exponents.spec.md";

export async function subjects(): Promise<readonly Subject[]> {
  const contracts = folders.flatMap(folder => {
    const path = fileURLToPath(new URL(`../../examples/${folder}/`, import.meta.url));
    const read = (name: string) => readFileSync(`${path}${name}`, "utf8");
    return readdirSync(path)
      .filter(name => name.endsWith(".spec.md") && name !== slow)
      .map(name => compiled(name, read(name), read));
  });
  return loaded(contracts);
}

export function compiled(name: string, text: string, read?: (path: string) => string): Contract {
  const { value, diagnostics } = compileText(name, text, read);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (!value || errors.length > 0) throw new Error(errors.map(one => one.message).join("\n"));
  return value;
}

/** The runtime as generated code imports it: classes of another copy would be others. */
export let runtime: typeof Runtime;

/** Below test/, where the imports of generated code resolve. */
export async function loaded(contracts: readonly Contract[]): Promise<readonly Subject[]> {
  const folder = fileURLToPath(
    new URL(`../node_modules/.generated/quick-${process.pid}-${Date.now()}/`, import.meta.url),
  );
  mkdirSync(folder, { recursive: true });
  try {
    runtime = (await imported(`${folder}runtime.mjs`, 'export * from "@tenet/runtime";')) as typeof Runtime;
    return await Promise.all(
      contracts.map(async contract => {
        const module = await imported(`${folder}${contract.stem}.mjs`, javascript(contract));
        return {
          name: contract.spec,
          contract: judgeable(contract),
          executable: module["contract"] as ExecutableContract,
        };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function imported(path: string, text: string): Promise<Readonly<Record<string, unknown>>> {
  writeFileSync(path, text);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}

function javascript(contract: Contract): string {
  const file = generate(contract).files.find(one => one.name.endsWith(".contract.ts"));
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(file?.text ?? "", { compilerOptions }).outputText;
}

/** The contract with operations that take what others return, so that results are drawn as inputs are. */
export function withResultsAsInputs(contract: Contract): Contract {
  return { ...contract, operations: [...contract.operations, ...contract.operations.flatMap(taking)] };
}

export const taker = (operation: string): string => `${operation} result`;

function taking(operation: Operation): readonly Operation[] {
  if (operation.returns === undefined) return [];
  const result = { name: "value", type: operation.returns, prose: "", line: 1 };
  const nothing = {
    requires: [],
    refusals: [],
    ensures: [],
    changes: undefined,
    locals: [],
    examples: [],
    mayFail: [],
  };
  const around = { emits: [], calls: [], sameAs: undefined, idempotent: undefined, returns: undefined };
  const parameters = [{ kind: "object" as const, names: ["value"] }];
  return [{ ...operation, ...nothing, ...around, name: taker(operation.name), inputs: [result], parameters }];
}
