/** Rules on the lists, sets and maps of a state as wholes. */
import { type Contract, conforms, environment, expandType, flattenRules, type Rule } from "@tenet/checker";
import { sqlComment, sqlName } from "../../encode/sql.js";
import { reprOf } from "./column-types.js";
import { oddInJson } from "./print/operators.js";
import { cannot } from "./print/value.js";
import { type Notes, nameOf, ruleTruth } from "./rules.js";
import type { Schema } from "./schema.js";
import { type Table, valueColumn } from "./tables.js";
import { wholeState } from "./whole-state.js";

/** Holds each; what is not held is a note. `shape`: the promise that they are a part of. */
export function collectionRules(schema: Schema, table: Table, shape: string, notes: Notes): void {
  for (const rule of table.rules)
    notes.try(nameOf(rule), () =>
      rule.kind === "distinct" ? distinct(schema, table, shape) : watched(schema, table, shape, rule),
    );
  if (hasEach(schema, table) && valueColumn(table)?.optional === true)
    notes.add("`each`, of elements that are nothing");
  if (table.rules.length > 0 && emptyBreaks(schema, table))
    notes.add("that it is empty from the start, which is noticed with the first row only");
}

function hasEach({ contract }: Schema, { variable }: Table): boolean {
  const type = contract.state.find(one => one.name === variable)?.type;
  return type !== undefined && flattenRules(type, contract).rules.some(({ kind }) => kind === "each");
}

/** No two rows are equal in all columns but their place. */
function distinct(schema: Schema, table: Table, shape: string): void {
  const columns = table.columns.filter(({ role }) => role.kind !== "position");
  if (columns.length > mostColumns) cannot(`an index has no more than ${mostColumns} columns`);
  for (const column of columns) {
    const odd = oddColumn(schema, column);
    if (odd !== undefined) cannot(odd);
  }
  const name = sqlName(schema.constraint(table, `${table.variable}.distinct`, shape));
  const text = `CONSTRAINT ${name} UNIQUE NULLS NOT DISTINCT (${columns.map(one => sqlName(one.name)).join(", ")})`;
  schema.checks.set(table, [...(schema.checks.get(table) ?? []), `${text} DEFERRABLE INITIALLY DEFERRED`]);
}

const mostColumns = 32;

/** Why an index takes two equal values of the column for different ones; undefined where it does not. */
export function oddColumn({ contract }: Schema, { type }: Table["columns"][number]): string | undefined {
  if (reprOf(contract, type.type) !== "json") return undefined;
  const odd = oddInJson(contract, type.type);
  return odd && `it compares ${odd}, which JSON writes in more than one way`;
}

function watched(schema: Schema, table: Table, shape: string, rule: Rule): void {
  const name = `${table.variable}.${rule.kind}`;
  const message = `${table.variable} breaks ${nameOf(rule)}`;
  const variable = schema.contract.state.find(one => one.name === table.variable);
  const type = variable?.type.type ?? cannot("it is no variable of the state");
  if (rule.kind === "sorted" && valueColumn(table)?.optional) cannot("one of its elements may be nothing");
  wholeState(
    schema,
    { promise: shape, name, title: sqlComment(`${name}: ${nameOf(rule)}`), message, table },
    printer => {
      const value = { kind: "collection", table } as const;
      return ruleTruth(printer, value, type, rule, { variables: new Map(), it: () => value }) ?? "TRUE";
    },
  );
}

/** No trigger of a table is asked before something is stored there. */
function emptyBreaks({ contract }: Schema, { variable }: Table): boolean {
  const type = contract.state.find(one => one.name === variable)?.type;
  const empty = emptyOf(contract, variable);
  const state = { [variable ?? ""]: empty };
  const env = environment(contract, { before: state, after: state });
  return type !== undefined && conforms(empty, type, env) !== undefined;
}

/** The value of a map, list or set of the state whose table has no rows; undefined of others. */
export function emptyOf(contract: Contract, variable: string | undefined): unknown {
  const type = contract.state.find(one => one.name === variable)?.type.type;
  const kind = type && expandType(type, contract).kind;
  if (kind === "map") return new Map();
  if (kind === "set") return new Set();
  return kind === "list" ? [] : kind === "dictionary" ? {} : undefined;
}
