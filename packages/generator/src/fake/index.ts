/** `STEM.fake.ts`: an implementation in memory, for tests of what uses the spec. Written on demand, never by `spec compile`. */
import { type Contract, expandType, type Operation } from "@tenet/checker";
import { definitionFunctions, localFunctions } from "../contract/definitions.js";
import { reached } from "../contract/index.js";
import { scene } from "../contract/scene.js";
import { WorldEmitter } from "../contract/world.js";
import { docComment, identifier, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { type Doc, fill, group, labelled, namesIn, render } from "../layout.js";
import { allocate, type Names, pascal } from "../names.js";
import { reflow } from "../reflow.js";
import { typeText } from "../types.js";
import { operationEntry } from "./operation.js";

/** `module`: how the file imports the generated contract, such as `./bank.contract.js`. */
export function fakeFile(contract: Contract, module: string): string {
  const names = allocate(contract);
  const own = ownNames(contract, names);
  const emitter = new WorldEmitter(contract, names, own.world);
  const operations = contract.operations.filter(one => !one.constructs);
  const plan = render(planDoc(emitter, operations, own.base));
  const locals = operations.flatMap(one => localFunctions(emitter, one));
  const functions = reached([...definitionFunctions(emitter), ...locals], plan);
  const methods = operations.map(one => method(one, names, own.outcome)).join("\n");
  const scenes = scenesOf(operations, names, own.world, [...functions, plan]);
  const world = namesIn([...scenes, ...functions]).has(own.world) ? worldType(contract, names, own.world) : "";
  const options = contract.ports.length === 0 ? names.state : `${names.state}, Partial<${own.ports}>`;
  const words = namesIn([...functions, ...scenes, world, methods, plan, options]);
  return fill("fake", {
    header: header(contract, "fake"),
    runtime: own.runtime === "fakeOf" ? "fakeOf" : `fakeOf as ${own.runtime}`,
    runtimeName: own.runtime,
    helpers: imports(
      [...emitter.helpers].filter(name => words.has(name)).sort(),
      ["SceneOf"].filter(name => words.has(name)),
    ),
    contract: named(
      [`contract as ${own.base}`],
      typesOf(contract, names, own).filter(name => words.has(name)),
    ),
    module: stringLiteral(module),
    title: docComment(`${contract.title} in memory: what the spec says, and nothing else.`),
    type: own.type,
    make: own.make,
    methods,
    state: names.state,
    options,
    scenes: world === "" ? scenes : [world, ...scenes],
    functions,
    plan,
  });
}

type Own = ReturnType<typeof ownNames>;

function ownNames(contract: Contract, names: Names) {
  const stem = pascal(contract.stem);
  // The contract's own, in the order in which it takes them.
  const outcome = contract.errors === "throw" ? undefined : names.fresh(`${stem}Outcome`);
  return {
    outcome,
    ports: names.fresh(`${stem}Ports`),
    type: names.fresh(`Fake${stem}`),
    make: names.fresh(`fake${stem}`),
    runtime: names.fresh("fakeOf"),
    base: names.fresh("generated"),
    world: names.fresh("CallWorld"),
  };
}

/** Everything that the generated contract declares. */
function typesOf(contract: Contract, names: Names, { ports, outcome }: Own): string[] {
  const all = [
    ...contract.types.map(one => names.type(one.name)),
    ...contract.operations.map(one => names.input(one.name)),
    names.state,
    names.actor,
    ports,
    ...(outcome === undefined ? [] : [outcome]),
  ];
  return [...new Set(all)].sort();
}

const named = (values: readonly string[], types: readonly string[]): string =>
  render(group("{", [...values, ...types.map(name => `type ${name}`)], "}"));

function imports(values: readonly string[], types: readonly string[]): string {
  return values.length + types.length === 0 ? "" : `import ${named(values, types)} from "@tenet/runtime";`;
}

function planDoc(emitter: WorldEmitter, operations: readonly Operation[], base: string): Doc {
  const start = emitter.contract.state.flatMap(({ name, starts, type }) => {
    const value = starts ? emitter.print(starts) : empty[expandType(type.type, emitter.contract).kind];
    return value === undefined ? [] : [`${propertyName(name)}: ${value}`];
  });
  return group(
    "{",
    [
      `contract: ${base}`,
      labelled("start: () => (", group("{", start, "})")),
      labelled(
        "operations: ",
        group(
          "{",
          operations.map(one => operationEntry(emitter, one)),
          "}",
          true,
        ),
      ),
    ],
    "}",
    true,
  );
}

const empty: Readonly<Record<string, string | undefined>> = {
  map: "new Map()",
  set: "new Set()",
  list: "[]",
  dictionary: "{}",
};

/** Those that the texts mention, with what a call meets where the operation asks for it. */
function scenesOf(operations: readonly Operation[], names: Names, world: string, texts: readonly string[]): string[] {
  const words = namesIn(texts);
  return operations
    .filter(one => words.has(names.scene(one.name)))
    .map(one => (one.needs.length === 0 ? scene(one, names) : scene(one, names).replace(/;$/, ` & ${world};`)));
}

function worldType({ roles }: Contract, names: Names, name: string): string {
  const actor = roles ? ` readonly actor: ${names.actor};` : "";
  return `type ${name} = { readonly now: Date;${actor} answer(port: string, name: string, args: readonly unknown[]): unknown };`;
}

/** In the heading's call form; it answers at once, unless a dependency takes its time. */
function method(operation: Operation, names: Names, outcome: string | undefined): string {
  const { name, parameters, inputs, needs, prose, returns } = operation;
  const input = names.input(name);
  const taken = parameters.map(parameter => {
    if (parameter.kind === "position")
      return `${identifier(parameter.name)}: ${input}[${stringLiteral(parameter.name)}]`;
    const whole = parameter.names.length === inputs.length;
    return whole ? `input: ${input}` : `options: Pick<${input}, ${parameter.names.map(stringLiteral).join(" | ")}>`;
  });
  if (needs.includes("actor")) taken.push(`context: { readonly actor: ${names.actor} }`);
  const value = returns ? typeText(returns.type, names) : "void";
  const now = outcome === undefined ? value : `${outcome}<${value}>`;
  const result = needs.includes("ports") ? `${now.includes("|") ? `(${now})` : now} | Promise<${now}>` : now;
  const doc = docComment(prose, "  ");
  return `${doc === "" ? "" : `${doc}\n`}  ${reflow(`${propertyName(name)}(${taken.join(", ")}): ${result};`, "  ")}`;
}
