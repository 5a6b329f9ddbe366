/** The tables that hold the state of a contract. */
import {
  type Contract,
  expandType,
  type Field,
  flattenRules,
  type Rule,
  type RuledType,
  structureOf,
  type Type,
} from "@tenet/checker";
import { snakeCase, systemColumns, Taken } from "./names.js";

export interface Column {
  /** Not yet quoted. */
  readonly name: string;
  /** The entity's field, the state variable of a one-row table; the key of a map, its value, the place in a list. */
  readonly role:
    | { readonly kind: "field"; readonly field: string }
    | { readonly kind: "variable"; readonly variable: string }
    | { readonly kind: "key" | "value" | "position" };
  /** Without `optional`. */
  readonly type: RuledType;
  /** Whether it may be nothing in an entity that has it. */
  readonly optional: boolean;
  /** The states in which an entity has it; undefined: all. */
  readonly only: readonly string[] | undefined;
}

export interface Table {
  /** Not yet quoted. */
  readonly name: string;
  /** `rows`: the scalars of the state, each a column of one row; `single`: one entity. */
  readonly kind: "map" | "list" | "set" | "single" | "scalars";
  /** The state variable; undefined of `scalars`. */
  readonly variable: string | undefined;
  /** What is in a row: the map's value, the element, with all rules on each. */
  readonly element: RuledType | undefined;
  /** The rules on the map, list or set as a whole. */
  readonly rules: readonly Rule[];
  /** The declared name of that. */
  readonly entity: string | undefined;
  readonly columns: readonly Column[];
  /** The column that tells rows apart. */
  readonly key: Column | undefined;
  /** The column by which states of an entity are told apart. */
  readonly tag: Column | undefined;
}

/** One for each map, list, set and entity of the state, and one for all the rest together. */
export function tablesOf(contract: Contract): readonly Table[] {
  const taken = new Taken();
  const tables = contract.state.flatMap(({ name, type }) => {
    const table = tableOf(contract, name, type);
    return table ? [{ ...table, name: taken.take(table.name) }] : [];
  });
  const rest = contract.state.filter(({ name }) => !tables.some(table => table.variable === name));
  if (rest.length === 0) return tables;
  const columns = new Taken(systemColumns);
  const scalars = rest.map(
    ({ name, type }): Column => ({
      name: columns.take(snakeCase(name)),
      role: { kind: "variable", variable: name },
      ...present(contract, type),
      only: undefined,
    }),
  );
  const one: Table = {
    ...{ name: taken.take("state"), kind: "scalars", variable: undefined, element: undefined, entity: undefined },
    ...{ rules: [], columns: scalars, key: undefined, tag: undefined },
  };
  return [...tables, one];
}

function tableOf(contract: Contract, variable: string, written: RuledType): Table | undefined {
  const { type, rules } = flattenRules(written, contract);
  const name = snakeCase(variable);
  const whole = (kind: Table["kind"]): Head => ({ ...{ name, variable, kind }, rules: rules.filter(isOfWhole) });
  const each = (element: RuledType): RuledType => ({ ...element, rules: [...element.rules, ...rules.flatMap(ofEach)] });
  if (type.kind === "map") return collection(contract, whole("map"), each(type.value), type.key);
  if (type.kind === "dictionary")
    return collection(contract, whole("map"), each(type.value), { type: { kind: "string" }, rules: [] });
  if (type.kind === "list" || type.kind === "set")
    return collection(contract, whole(type.kind), each(type.element), undefined);
  if (recordsOf(contract, type) === undefined) return undefined;
  return collection(contract, { ...whole("single"), rules: [] }, written, undefined);
}

const isOfWhole = (rule: Rule): boolean => rule.kind !== "each";
const ofEach = (rule: Rule): readonly Rule[] => (rule.kind === "each" ? [rule.rule] : []);

type Head = Pick<Table, "name" | "kind" | "rules"> & { readonly variable: string };

function collection(contract: Contract, head: Head, element: RuledType, key: RuledType | undefined): Table {
  const taken = new Taken(systemColumns);
  const records = recordsOf(contract, element.type);
  const tag = records && tagOf(contract, records);
  const fields =
    records && (records.length === 1 || tag !== undefined) ? fieldColumns(contract, records, tag) : undefined;
  const values: readonly Unnamed[] = fields ?? [
    { role: { kind: "value" }, ...present(contract, element), only: undefined },
  ];
  const own = key && fields?.find(one => isOwnKey(one, key, fields));
  const extra: readonly Unnamed[] =
    head.kind === "list"
      ? [
          {
            role: { kind: "position" },
            type: { type: { kind: "integer" }, rules: [] },
            optional: false,
            only: undefined,
          },
        ]
      : key && !own
        ? [{ role: { kind: "key" }, type: key, optional: false, only: undefined }]
        : [];
  // Fields first, so that they have their own names whatever else the table holds.
  const named = [...values, ...extra].map((one): Column => ({ ...one, name: taken.take(wantedName(one)) }));
  const columns = [...named.slice(values.length), ...named.slice(0, values.length)];
  return {
    ...head,
    element,
    entity: element.type.kind === "named" ? element.type.name : undefined,
    columns,
    key: columns.find(
      ({ role }) =>
        role.kind === "key" ||
        role.kind === "position" ||
        (head.kind === "set" && role.kind === "value") ||
        (own !== undefined && role.kind === "field" && own.role.kind === "field" && role.field === own.role.field),
    ),
    tag: columns.find(({ role }) => role.kind === "field" && role.field === tag),
  };
}

type Unnamed = Omit<Column, "name">;

const wantedName = ({ role }: Unnamed): string =>
  role.kind === "field" ? snakeCase(role.field) : role.kind === "variable" ? snakeCase(role.variable) : role.kind;

/** As the checker's own keys: the one `key` of the entity, of the type of the map's keys. */
function isOwnKey(column: Unnamed, key: RuledType, all: readonly Unnamed[]): boolean {
  const marked = (one: Unnamed) =>
    one.only === undefined &&
    one.type.rules.some(rule => rule.kind === "key") &&
    structureOf(one.type.type) === structureOf(key.type);
  return marked(column) && all.filter(marked).length === 1;
}

/** The records that a value may be; undefined where it may be something else. */
export function recordsOf(contract: Contract, type: Type): readonly (readonly Field[])[] | undefined {
  const whole = expandType(type, contract);
  if (whole.kind === "record") return [whole.fields];
  if (whole.kind !== "union") return undefined;
  const members = whole.members.map(member => (member.rules.length > 0 ? undefined : recordsOf(contract, member.type)));
  return members.some(one => one === undefined) ? undefined : members.flatMap(one => one ?? []);
}

/** The field whose words tell the records apart. */
function tagOf(contract: Contract, records: readonly (readonly Field[])[]): string | undefined {
  if (records.length === 1) return undefined;
  return records[0]?.find(({ name }) => {
    const words = records.map(fields => wordsOf(contract, fields, name));
    const all = words.flatMap(one => one ?? []);
    return !words.includes(undefined) && new Set(all).size === all.length;
  })?.name;
}

function wordsOf(contract: Contract, fields: readonly Field[], name: string): readonly string[] | undefined {
  const field = fields.find(one => one.name === name);
  const type = field && expandType(field.type.type, contract);
  return type?.kind === "enum" && field?.type.rules.length === 0 ? type.values : undefined;
}

/** Every field once; undefined where one is of different types in different states. */
function fieldColumns(
  contract: Contract,
  records: readonly (readonly Field[])[],
  tag: string | undefined,
): readonly Unnamed[] | undefined {
  const names = [...new Set(records.flatMap(fields => fields.map(({ name }) => name)))];
  const columns = names.map((name): Unnamed | undefined => {
    const having = records.filter(fields => fields.some(field => field.name === name));
    const types = having.map(fields => fields.find(field => field.name === name)?.type as RuledType);
    const role = { kind: "field", field: name } as const;
    if (name === tag) {
      const values = machineWords(contract, records, name);
      return { role, type: { type: { kind: "enum", values }, rules: [] }, optional: false, only: undefined };
    }
    if (new Set(types.map(type => structureOf(type, "prose"))).size > 1) return undefined;
    const only =
      having.length === records.length ? undefined : having.flatMap(one => wordsOf(contract, one, tag ?? "") ?? []);
    return { role, ...present(contract, types[0] as RuledType), only };
  });
  return columns.some(one => one === undefined) ? undefined : columns.flatMap(one => one ?? []);
}

/** In the order of the state machine, where there is one. */
function machineWords(contract: Contract, records: readonly (readonly Field[])[], name: string): readonly string[] {
  const words = records.flatMap(fields => wordsOf(contract, fields, name) ?? []);
  const machine = contract.machines.find(
    one => one.field === name && one.states.length === words.length && words.every(word => one.states.includes(word)),
  );
  return machine?.states ?? words;
}

/** What stands in the column where something does, with the rules on it, and whether it may be nothing. */
function present(contract: Contract, ruled: RuledType): Pick<Column, "type" | "optional"> {
  const { type: whole, rules } = flattenRules(ruled, contract);
  if (whole.kind !== "optional") return { type: ruled, optional: whole.kind === "nothing" };
  const inner = present(contract, whole.element);
  return { type: { type: inner.type.type, rules: [...inner.type.rules, ...rules] }, optional: true };
}

export function columnOf(table: Table, field: string): Column | undefined {
  return table.columns.find(({ role }) => role.kind === "field" && role.field === field);
}

export function valueColumn(table: Table): Column | undefined {
  return table.columns.find(({ role }) => role.kind === "value");
}
