/** `STEM.contract.ts`: types, straight-line checks, `implement`. */
import type { Clause, Contract, Operation, TypeDeclaration } from "@tenet/checker";
import { docComment, identifier, propertyAccess, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { type Doc, fill, group, labelled, namesIn, type OwnTemplates, render, uses, width } from "../layout.js";
import { type Names, pascal } from "../names.js";
import { decimalsOfFields, placesText, secretsOfFields } from "../places.js";
import { reflow } from "../reflow.js";
import { declaration, fieldLines, typeText } from "../types.js";
import { clause, entityClause, everyEntity } from "./clauses.js";
import { Emitter } from "./context.js";
import { definitionFunctions, localFunctions } from "./definitions.js";
import { Collectors } from "./entities.js";
import { FitWriter } from "./fits.js";
import { history } from "./history.js";
import { defaults, operationDoc } from "./operations.js";
import { quickInvariants } from "./quick.js";
import { QuickWriter } from "./quick-types.js";
import { scene } from "./scene.js";
import { surroundings } from "./surroundings.js";

/** Types are those of the whole `contract`; conditions are of `judged`, its part that needs nothing of the world. */
export function contractFile(contract: Contract, judged: Contract, names: Names, templates: OwnTemplates = {}): string {
  const emitter = new Emitter(judged, names);
  const fits = new FitWriter(emitter);
  const quick = new QuickWriter(emitter);
  const definitions = [
    ...definitionFunctions(emitter),
    ...judged.operations.flatMap(operation => localFunctions(emitter, operation)),
  ];
  for (const type of contract.types) {
    fits.declare(type);
    quick.declare(type);
  }
  const collectors: string[] = [];
  const executable = render(contractDoc(emitter, fits, quick, collectors));
  const functions = reached(
    [
      ...definitions,
      ...fits.functions,
      ...quick.functions,
      ...[...emitter.loops.values()].map(one => one.text),
      ...collectors,
    ],
    executable,
  );
  const taken = new Set([...functions, executable].flatMap(scenesIn));
  const scenes = [
    ...contract.operations.map(operation => [names.scene(operation.name), scene(operation, names)] as const),
    [invariantScene(names), stateScene(names)] as const,
  ]
    .filter(([name]) => taken.has(name))
    .map(([, text]) => text);
  const patterns = quick.patterns.filter(text => uses(functions, nameOfConstant(text)));
  const words = namesIn([...functions, ...scenes, executable]);
  const imported = [
    ...[...emitter.types].filter(name => words.has(name)),
    "ExecutableContract",
    "ImplementOptions",
    ...(scenes.length > 0 ? ["SceneOf"] : []),
  ];
  const outcome = contract.errors === "throw" ? "" : names.fresh(`${pascal(contract.stem)}Outcome`);
  const around = surroundings(contract, names);
  return fill(
    "contract",
    {
      header: header(contract, "contract"),
      imports: render(
        group(
          "{",
          [
            "implement as wrap",
            ...[...emitter.helpers].filter(name => words.has(name)).sort(),
            ...imported.sort().map(name => `type ${name}`),
          ],
          "}",
        ),
      ),
      types: [...contract.types.map(type => declaration(type, names)), ...actorType(contract, names)],
      stateName: names.state,
      stateFields: contract.state.length === 0 ? "" : fieldLines(contract.state, names),
      inputs: contract.operations.map(operation => inputType(operation, names)),
      surroundings: around.declarations,
      shapeAround: around.shape,
      refusal: refusalType(contract, names),
      title: docComment(`${contract.title}: the shape that \`bind\` takes.`),
      shapeName: names.shape,
      shape: contract.operations
        .map(
          operation =>
            `    readonly ${propertyName(operation.name)}: { readonly input: ${names.input(operation.name)}; readonly result: ${resultText(operation, names)}${operation.needs.includes("actor") ? `; readonly context: { readonly actor: ${names.actor} }` : ""} };`,
        )
        .join("\n"),
      operationsName: names.operations,
      outcome: contract.errors === "throw" ? "" : outcomeType(outcome, names),
      methods: contract.operations
        .filter(one => !one.constructs)
        .map(operation => method(operation, names, contract.errors, outcome))
        .join("\n"),
      scenes,
      patterns: patterns.join("\n"),
      functions,
      contract: executable,
    },
    templates,
  );
}

/** `type BankRefusal = "NOT_FOUND" | …;` */
function refusalType(contract: Contract, names: Names): string {
  const codes = [
    ...new Set(contract.operations.flatMap(one => [...one.refusals.map(refusal => refusal.code), ...one.mayFail])),
  ].map(stringLiteral);
  const head = `export type ${names.refusal} =`;
  const line = `${head} ${codes.join(" | ") || "never"};`;
  return line.length <= width ? line : `${head}${codes.map(code => `\n  | ${code}`).join("")};`;
}

/** How a call ends where the spec says `errors: result`. */
function outcomeType(outcome: string, { refusal }: Names): string {
  return [
    docComment("How a call ends: with its value, or with the code of its refusal."),
    `export type ${outcome}<Value> =`,
    "  | ([Value] extends [void] ? { readonly ok: true; readonly value?: undefined } : { readonly ok: true; readonly value: Value })",
    `  | { readonly ok: false; readonly error: ${refusal} | { readonly code: ${refusal} } };`,
  ].join("\n");
}

/** The types of the scenes that functions take: each calls its own `c`. */
export const scenesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:c: (?:Live<)?|c\.(?:scene\.)?input as )([\p{ID_Continue}$]+)/gu)].map(([, name]) => name!);

/** The functions that the contract calls, directly or not: a compiler may refuse the others as unused. */
export function reached(functions: readonly string[], executable: string): readonly string[] {
  const nameOf = (text: string) => /^function ([^(]+)\(/m.exec(text)?.[1] ?? "";
  const byName = new Map<string, string[]>();
  for (const one of functions) byName.set(nameOf(one), [...(byName.get(nameOf(one)) ?? []), one]);
  const kept = new Set<string>();
  const queue = [executable];
  for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
    const caller = text;
    const called = [...namesIn([text])]
      .filter(name => caller.includes(`${name}(`))
      .flatMap(name => byName.get(name) ?? [])
      .filter(one => !kept.has(one) && one !== caller);
    for (const one of called) kept.add(one);
    queue.push(...called);
  }
  return functions.filter(one => kept.has(one));
}

function invariantScene(names: Names): string {
  return `${names.state}Scene`;
}

function stateScene(names: Names): string {
  return `type ${invariantScene(names)} = SceneOf<${names.state}, Readonly<Record<string, never>>, undefined>;`;
}

const nameOfConstant = (text: string): string => /^const ([^ ]+)/.exec(text)?.[1] ?? "";

function contractDoc(emitter: Emitter, fits: FitWriter, quick: QuickWriter, collectors: string[]): Doc {
  const { contract } = emitter;
  const stateDecimals = decimalsOfFields(contract.state, contract);
  const stateSecrets = secretsOfFields(contract.state, contract);
  const { clauses, every } = invariants(emitter, fits, collectors);
  return group(
    "{",
    [
      `spec: ${stringLiteral(contract.spec)}`,
      `path: ${stringLiteral(contract.path)}`,
      `errors: ${stringLiteral(contract.errors)}`,
      `stateful: ${contract.state.length > 0}`,
      ...(stateDecimals === undefined ? [] : [`decimals: ${placesText(stateDecimals)}`]),
      ...(stateSecrets === undefined ? [] : [`secrets: ${placesText(stateSecrets)}`]),
      labelled("invariants: ", group("[", clauses, "]", true)),
      ...(contract.state.length === 0 ? [] : [quickInvariants(emitter, quick, every, invariantScene(emitter.names))]),
      ...history(emitter, invariantScene(emitter.names)),
      labelled(
        "operations: ",
        group(
          "{",
          contract.operations.map(one => operationDoc(emitter, fits, quick, one)),
          "}",
          true,
        ),
      ),
    ],
    "}",
    true,
  );
}

/** `every`: what entities keep, as conditions of one line. */
function invariants(
  emitter: Emitter,
  fits: FitWriter,
  collectors: string[],
): { readonly clauses: readonly Doc[]; readonly every: readonly string[] } {
  const { contract, names } = emitter;
  const scene = invariantScene(names);
  const kept = contract.types
    .filter(one => one.invariants.length > 0)
    .flatMap(one => entityInvariants(emitter, one, scene, collectors));
  return {
    clauses: [
      ...contract.state.map(one => stateType(emitter, fits, one, scene)),
      ...kept.map(one => one.clause),
      ...contract.invariants.map((one: Clause) => clause(emitter, one, scene)),
    ],
    every: kept.map(one => one.quick),
  };
}

function stateType(emitter: Emitter, fits: FitWriter, variable: Contract["state"][number], scene: string): Doc {
  const fit = fits.inline(`State${pascal(variable.name)}`, variable.type);
  const check = `${fit}(c.after${propertyAccess(variable.name)}, ${stringLiteral(variable.name)}, { scene: c, always: false })`;
  return group(
    "{",
    [
      `id: ${stringLiteral(`${variable.name}.type`)}`,
      'kind: "invariant"',
      'text: ""',
      `expression: ${stringLiteral(`${variable.name} fits its type`)}`,
      `line: ${variable.line}`,
      `holds: (c: ${scene}) => ${check} === undefined`,
      `parts: (c: ${scene}) => [${emitter.use("part")}("where it does not fit", () => ${check})]`,
      "readsState: true",
    ],
    "}",
    true,
  );
}

function entityInvariants(
  emitter: Emitter,
  type: TypeDeclaration,
  scene: string,
  collectors: string[],
): readonly { readonly clause: Doc; readonly quick: string }[] {
  const writer = new Collectors(emitter, type.name);
  const every = writer.ofState();
  collectors.push(...writer.functions);
  if (every === undefined) return [];
  return type.invariants.map(one => ({
    clause: entityClause(emitter, one, type, every, scene),
    quick: everyEntity(emitter, one, type, every),
  }));
}

/** Who calls, where the spec says who that is. */
function actorType({ roles }: Contract, names: Names): string[] {
  const type = roles?.actor.type;
  if (type === undefined || (type.kind === "named" && names.type(type.name) === names.actor)) return [];
  return [`${docComment("Who calls.")}\nexport type ${names.actor} = ${typeText(type, names)};`];
}

function inputType(operation: Operation, names: Names): string {
  const name = names.input(operation.name);
  if (operation.inputs.length === 0) return `export type ${name} = Readonly<Record<string, never>>;`;
  const optional = new Set(defaults(operation).map(one => one.name));
  return `export type ${name} = {\n${fieldLines(operation.inputs, names, field => optional.has(field.name) || undefined)}\n};`;
}

function resultText(operation: Operation, names: Names): string {
  return operation.returns ? typeText(operation.returns.type, names) : "void";
}

/** In the heading's call form; a promise of the result will do as well. */
function method(operation: Operation, names: Names, errors: Contract["errors"], outcome: string): string {
  const parameters = operation.parameters.map(parameter => {
    const input = names.input(operation.name);
    if (parameter.kind === "position")
      return `${identifier(parameter.name)}: ${input}[${stringLiteral(parameter.name)}]`;
    const whole = parameter.names.length === operation.inputs.length;
    return `${whole ? "input" : "options"}: ${whole ? input : `Pick<${input}, ${parameter.names.map(stringLiteral).join(" | ")}>`}`;
  });
  if (operation.needs.includes("actor")) parameters.push(`context: { readonly actor: ${names.actor} }`);
  const value = resultText(operation, names);
  const result = errors === "throw" ? value : `${outcome}<${value}>`;
  const union = result.includes("|") && errors === "throw" ? `(${result})` : result;
  const doc = docComment(operation.prose, "  ");
  const line = `${propertyName(operation.name)}(${parameters.join(", ")}): ${union} | Promise<${result}>;`;
  return `${doc === "" ? "" : `${doc}\n`}  ${reflow(line, "  ")}`;
}
