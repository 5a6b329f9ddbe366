/** `STEM.states.ts`: the states of entities as TypeScript types, guards between them, and transitions as a type. */
import type { Contract, Machine, Transition } from "@tenet/checker";
import { docComment, identifier, propertyAccess, propertyName, stringLiteral } from "../../encode/index.js";
import { header } from "../../header.js";
import { allocate, camel, naming, pascal } from "../../names.js";
import type { Emitter, Exactness } from "../emitter.js";

export const states: Emitter = {
  name: "states",
  emit(contract) {
    if (contract.machines.length === 0) return { files: [], levels: new Map() };
    return { files: [{ name: `${contract.stem}.states.ts`, text: statesText(contract) }], levels: levels(contract) };
  },
};

function statesText(contract: Contract): string {
  const names = allocate(contract);
  const entities = [...new Set(contract.machines.map(one => one.entity))].map(name => names.type(name)).sort();
  const fresh = naming(new Set([...names.taken, "In"])).fresh;
  const sections = contract.machines.map(machine => {
    const isOnly = contract.machines.filter(one => one.entity === machine.entity).length === 1;
    return section(machine, names.type(machine.entity), isOnly ? "" : pascal(machine.field), fresh);
  });
  const head = [
    header(contract, "states"),
    `import type { ${entities.join(", ")} } from "./${contract.stem}.contract.js";`,
  ];
  return `${[head.join("\n"), ...sections, inState].join("\n\n")}\n`;
}

const inState = `/** The values of T whose field has the state: of a union by states, its members that may have it. */
type In<T, Field extends string, State> = T extends { readonly [K in Field]: infer Held }
  ? State extends Held
    ? T & { readonly [K in Field]: State }
    : never
  : never;`;

function section(machine: Machine, entity: string, by: string, fresh: (base: string) => string): string {
  const { field, id, final } = machine;
  const named = machine.states.map(state => {
    const base = `${pascal(machine.entity)}${by}${pascal(state)}`;
    return { state, type: fresh(base), guard: fresh(`is${base}`) };
  });
  const variable = identifier(camel(machine.entity));
  const types = named.map(
    ({ state, type }) =>
      `${docComment(`${machine.entity} whose ${field} is ${state}.${final.includes(state) ? " Nothing leads away from it." : ""}`)}\nexport type ${type} = In<${entity}, ${stringLiteral(field)}, ${stringLiteral(state)}>;`,
  );
  const guards = named.map(
    ({ state, type, guard }) =>
      `export function ${guard}(${variable}: ${entity}): ${variable} is ${type} {\n  return ${variable}${propertyAccess(field)} === ${stringLiteral(state)};\n}`,
  );
  const base = `${pascal(machine.entity)}${by}`;
  const tables = [
    [`${base}Begins`, `How ${machine.entity} comes into being: by an operation, in a state.`, beginnings(machine)],
    [
      `${base}Transitions`,
      `The transitions of ${id}: from a state, by an operation, to a state or to nothing.`,
      rows(machine),
    ],
  ].map(([name = "", doc = "", lines = ""]) => `${docComment(doc)}\nexport type ${fresh(name)} = ${lines};`);
  return [...types, ...tables, ...guards].join("\n\n");
}

function beginnings({ rows }: Machine): string {
  return arrows(rows.filter(row => row.from.length === 0));
}

function rows(machine: Machine): string {
  const lines = machine.states.map(
    state => `  readonly ${propertyName(state)}: ${arrows(machine.rows.filter(row => row.from.includes(state)))};`,
  );
  return `{\n${lines.join("\n")}\n}`;
}

/** What each operation leads to. Rows that happen by themselves are nobody's call. */
function arrows(all: readonly Transition[]): string {
  const operations = new Map<string, Set<string>>();
  for (const { on, to } of all) {
    if (on.kind !== "operation") continue;
    const ends = operations.get(on.operation) ?? new Set();
    for (const end of to.length === 0 ? ["undefined"] : to.map(stringLiteral)) ends.add(end);
    operations.set(on.operation, ends);
  }
  const inner = [...operations].map(([name, ends]) => `readonly ${propertyName(name)}: ${[...ends].join(" | ")}`);
  return inner.length === 0 ? "Readonly<Record<string, never>>" : `{ ${inner.join("; ")} }`;
}

function levels(contract: Contract): ReadonlyMap<string, Exactness> {
  const refusals = contract.operations.flatMap(one => one.refusals);
  const isOf = (id: string) => refusals.some(one => one.id === id && one.from === "transition");
  return new Map(
    contract.promises.flatMap(({ id, kind }): [string, Exactness][] => {
      if (kind === "transition")
        return [[id, { level: "weaker", reason: "it holds only code that asks these types which state follows" }]];
      return isOf(id) ? [[id, { level: "weaker", reason: "it holds only code that takes the type of a state" }]] : [];
    }),
  );
}
