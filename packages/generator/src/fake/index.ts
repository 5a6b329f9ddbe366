/** `STEM.fake.ts`: an implementation in memory, for tests of what uses the spec. Written on demand, never by `spec compile`. */
import { type Contract, expandType, type Operation } from "@tenet/checker";
import { definitionFunctions, localFunctions } from "../contract/definitions.js";
import { reached } from "../contract/index.js";
import { docComment, identifier, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { fill, group, labelled, namesIn, render } from "../layout.js";
import { allocate, type Names, pascal } from "../names.js";
import { reflow } from "../reflow.js";
import { typeText } from "../types.js";
import { FakeEmitter } from "./emitter.js";
import { operationEntry } from "./operation.js";

/** `contractModule`: how the file imports the generated contract, such as `./bank.contract.js`. */
export function fakeFile(contract: Contract, contractModule: string): string {
  const names = allocate(contract);
  const stem = pascal(contract.stem);
  // The contract's own names, in the order in which it takes them.
  const outcome = contract.errors === "throw" ? undefined : names.fresh(`${stem}Outcome`);
  const ports = names.fresh(`${stem}Ports`);
  const [type, make, runtime, base, world] = [`Fake${stem}`, `fake${stem}`, "fakeOf", "generated", "CallWorld"].map(names.fresh) as [
    string,
    string,
    string,
    string,
  ];
  const emitter = new FakeEmitter(contract, names, world);
  const callable = contract.operations.filter(one => !one.constructs);
  const plan = render(
    group(
      "{",
      [
        `contract: ${base}`,
        labelled("start: () => (", { ...group("{", startEntries(emitter), "}"), close: "})" }),
        labelled(
          "operations: ",
          group(
            "{",
            callable.map(one => operationEntry(emitter, one)),
            "}",
            true,
          ),
        ),
      ],
      "}",
      true,
    ),
  );
  const functions = reached(
    [...definitionFunctions(emitter), ...contract.operations.flatMap(one => localFunctions(emitter, one))],
    plan,
  );
  const scenes = scenesOf(contract, names).filter(([name]) => namesIn([...functions, plan]).has(name));
  const methods = callable.map(one => method(one, names, outcome)).join("\n");
  const options = contract.ports.length === 0 ? names.state : `${names.state}, Partial<${ports}>`;
  const words = namesIn([...functions, ...scenes.map(([, text]) => text), methods, plan, options]);
  const declared = [
    ...contract.types.map(one => names.type(one.name)),
    ...contract.operations.map(one => names.input(one.name)),
    names.state,
    names.actor,
    ports,
    ...(outcome === undefined ? [] : [outcome]),
  ];
  const imported = [...new Set(declared)].filter(name => words.has(name) || name === names.state).sort();
  const helpers = [...emitter.helpers].filter(name => words.has(name)).sort();
  const runtimeTypes = ["SceneOf"].filter(name => words.has(name));
  return fill("fake", {
    header: header(contract, "fake"),
    runtime: runtime === "fakeOf" ? "fakeOf" : `fakeOf as ${runtime}`,
    runtimeName: runtime,
    helpers:
      helpers.length + runtimeTypes.length === 0
        ? ""
        : `import ${render(group("{", [...helpers, ...runtimeTypes.map(name => `type ${name}`)], "}"))} from "@tenet/runtime";`,
    contract: render(group("{", [`contract as ${base}`, ...imported.map(name => `type ${name}`)], "}")),
    module: stringLiteral(contractModule),
    title: docComment(`${contract.title}, in memory: what the spec says, and nothing else.`),
    type,
    make,
    methods,
    state: names.state,
    options,
    scenes: scenes.map(([, text]) => text),
    functions,
    plan,
  });
}

function startEntries(emitter: FakeEmitter): string[] {
  return emitter.contract.state.flatMap(({ name, starts, type }) => {
    const value = starts ? emitter.print(starts) : empty[expandType(type.type, emitter.contract).kind];
    return value === undefined ? [] : [`${propertyName(name)}: ${value}`];
  });
}

const empty: Readonly<Record<string, string | undefined>> = {
  map: "new Map()",
  set: "new Set()",
  list: "[]",
  dictionary: "{}",
};

/** With what a call meets. */
function scenesOf(contract: Contract, names: Names): (readonly [string, string])[] {
  return contract.operations.map(({ name, needs, inputs, returns }) => {
    const filled = inputs.some(input => input.type.rules.some(rule => rule.kind === "default"));
    const input = filled ? `Required<${names.input(name)}>` : names.input(name);
    const result = returns ? typeText(returns.type, names) : "undefined";
    const world = needs.length === 0 ? "" : ` & ${worldType(contract, names)}`;
    return [names.scene(name), `type ${names.scene(name)} = SceneOf<${names.state}, ${input}, ${result}>${world};`];
  });
}

function worldType({ roles }: Contract, names: Names): string {
  const actor = roles ? ` readonly actor: ${names.actor};` : "";
  return `{ readonly now: Date;${actor} answer(port: string, name: string, args: readonly unknown[]): unknown }`;
}

/** In the heading's call form; it answers at once. */
function method(
  { name, parameters, inputs, needs, prose, returns }: Operation,
  names: Names,
  outcome: string | undefined,
): string {
  const input = names.input(name);
  const taken = parameters.map(parameter => {
    if (parameter.kind === "position")
      return `${identifier(parameter.name)}: ${input}[${stringLiteral(parameter.name)}]`;
    const whole = parameter.names.length === inputs.length;
    return `${whole ? "input" : "options"}: ${whole ? input : `Pick<${input}, ${parameter.names.map(stringLiteral).join(" | ")}>`}`;
  });
  if (needs.includes("actor")) taken.push(`context: { readonly actor: ${names.actor} }`);
  const value = returns ? typeText(returns.type, names) : "void";
  const doc = docComment(prose, "  ");
  const line = `${propertyName(name)}(${taken.join(", ")}): ${outcome === undefined ? value : `${outcome}<${value}>`};`;
  return `${doc === "" ? "" : `${doc}\n`}  ${reflow(line, "  ")}`;
}
