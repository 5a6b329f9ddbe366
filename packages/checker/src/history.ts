import type { Contract, Field, Promised, Rule, RuledType, Type } from "./ir.js";

type What = Extract<Rule, { kind: "history" }>["what"];

/** A rule of history, and where in the state the values stand that it is about. */
export interface HistoryRule {
  /** `accounts.never-deleted`, `Account.openedAt.immutable` */
  readonly id: string;
  readonly what: What;
  /** `accounts never loses an entry` */
  readonly text: string;
  readonly line: number;
  /** Of what has the history. */
  readonly type: Type;
  /** Of an entity in a map of the state: its entries. None: nothing is known of the value before. */
  readonly places: readonly { readonly variable: string; readonly entries: boolean }[];
  /** Of an entity. */
  readonly field: string | undefined;
  /** Whether some states of the entity are without the field. */
  readonly sometimes: boolean;
}

const names: Readonly<Record<What, readonly [id: string, text: string]>> = {
  immutable: ["immutable", "never changes"],
  setOnce: ["set-once", "is set once"],
  neverDecreases: ["never-decreases", "never decreases"],
  onlyGrows: ["only-grows", "only grows"],
  onlyAppended: ["only-appended", "is only appended to"],
  neverDeleted: ["never-deleted", "never loses an entry"],
};

type Declared = Pick<Contract, "state" | "types">;

/** The rules of history of state variables and of entities' fields. */
export function historyRules(contract: Declared): HistoryRule[] {
  const state = contract.state.flatMap(variable =>
    rulesOf(variable.name, variable, {
      places: [{ variable: variable.name, entries: false }],
      field: undefined,
      sometimes: false,
    }),
  );
  const fields = contract.types.flatMap(({ name, type }) => {
    if (!hasHistory(type.type)) return [];
    const places = placesOf(contract, name);
    const records = recordsOf(type.type);
    return fieldsOf(records).flatMap(field => {
      const sometimes = records.some(record => !record.fields.some(other => other.name === field.name));
      return rulesOf(`${name}.${field.name}`, field, { places, field: field.name, sometimes });
    });
  });
  return [...state, ...fields];
}

function rulesOf(
  owner: string,
  { type, line }: { readonly type: RuledType; readonly line: number },
  where: Pick<HistoryRule, "places" | "field" | "sometimes">,
): HistoryRule[] {
  return type.rules.flatMap(rule => {
    if (rule.kind !== "history") return [];
    const [id, text] = names[rule.what];
    return [{ id: `${owner}.${id}`, what: rule.what, text: `${owner} ${text}`, line, type: type.type, ...where }];
  });
}

/** An entity keeps its identity as a state variable, and under a key. */
function placesOf({ state, types }: Declared, entity: string): HistoryRule["places"] {
  const isEntity = (type: Type) => {
    const found = behindAliases(type, types, entity);
    return found.kind === "named" && found.name === entity;
  };
  return state.flatMap(({ name, type: { type: written } }): HistoryRule["places"] => {
    const type = behindAliases(written, types, entity);
    if (isEntity(type)) return [{ variable: name, entries: false }];
    const isMap = type.kind === "map" || type.kind === "dictionary";
    return isMap && isEntity(type.value.type) ? [{ variable: name, entries: true }] : [];
  });
}

/** What a name stands for; the entity's own name stays. */
function behindAliases(type: Type, types: Declared["types"], entity: string): Type {
  for (let found = type, steps = 0; ; steps++) {
    if (found.kind !== "named" || found.name === entity || steps > types.length) return found;
    const { name } = found;
    const declared = types.find(one => one.name === name);
    if (declared === undefined) return found;
    found = declared.type.type;
  }
}

type RecordType = Extract<Type, { kind: "record" }>;

const recordsOf = (type: Type): RecordType[] =>
  type.kind === "record" ? [type] : type.kind === "union" ? type.members.flatMap(one => recordsOf(one.type)) : [];

const hasHistory = (type: Type): boolean =>
  recordsOf(type).some(({ fields }) => fields.some(field => field.type.rules.some(rule => rule.kind === "history")));

function fieldsOf(records: readonly RecordType[]): Field[] {
  const all = records.flatMap(record => record.fields);
  return all.filter((field, at) => all.findIndex(other => other.name === field.name) === at);
}

export function historyPromises(contract: Declared): Promised[] {
  return historyRules(contract).map(({ id, text, line, places, field }) => ({
    id,
    kind: "history",
    text,
    expression: undefined,
    line,
    status: "bound",
    operation: undefined,
    notChecked:
      places.length > 0
        ? undefined
        : `no map of the state holds ${id.slice(0, id.indexOf(`.${field}.`))} by a key, so that nothing tells what it was before`,
  }));
}
