/** What an expression comes to while it is printed. */
import { type Contract, expandType, type Rule, type Type } from "@tenet/checker";
import { sqlName, sqlText } from "../../../encode/sql.js";
import { type Repr, reprOf } from "../column-types.js";
import type { Column, Table } from "../tables.js";

/** A value that SQL holds in one expression. */
export interface Scalar {
  readonly kind: "scalar";
  readonly repr: Repr;
  /** Reads as one operand wherever it stands. */
  readonly text: string;
  readonly type: Type;
  /** Whether it may be nothing; then it is NULL. */
  readonly nullable: boolean;
  /** Whether it may have no value; then it is NULL, too. */
  readonly partial: boolean;
  /** Of one that may be nothing and may have no value: SQL that says whether it has one. */
  readonly defined?: string | undefined;
  /** The row whose key it is. */
  readonly keyOf?: Row | undefined;
  /** Of what stands in a column as it is: the rules there, besides those of its type. */
  readonly rules?: readonly Rule[] | undefined;
}

/** A row at hand: `read` gives its column. */
export interface Row {
  readonly kind: "row";
  readonly table: Table;
  readonly read: (column: Column) => string;
}

/** The row under a key, or the only one of its table; there may be none. */
export interface Lookup {
  readonly kind: "lookup";
  readonly table: Table;
  readonly key: string | undefined;
  /** Whether it was asked for before, so that there is one. */
  readonly sure?: boolean;
}

/** A map, list or set of the state. */
export interface Collection {
  readonly kind: "collection";
  readonly table: Table;
}

/** The elements of a list, as they come out of FROM and WHERE. */
export interface Query {
  readonly kind: "query";
  readonly from: string;
  readonly where: readonly string[];
  readonly element: Value;
  /** Where each stands, from 0; undefined where the database keeps no order. */
  readonly position: string | undefined;
  /** What must be true for there to be a list at all. */
  readonly guards: readonly string[];
}

export interface Items {
  readonly kind: "items";
  readonly items: readonly Value[];
  /** Written out as a set: what stands in it twice is in it once. */
  readonly set?: boolean;
}

export interface Record {
  readonly kind: "record";
  readonly fields: ReadonlyMap<string, Value>;
}

export type Value = Scalar | Row | Lookup | Collection | Query | Items | Record;

/** Ends the printing of one promise: the reason completes "it cannot be said in SQL, because …". */
export class Cannot extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

export function cannot(reason: string): never {
  throw new Cannot(reason);
}

/** A part of a JSON value: the object, and the name in it where there is one. */
export interface Place {
  readonly object: string;
  readonly name?: string;
}

/** The value that stands in JSON, read as what its type says. */
export function readJson(contract: Contract, place: Place, type: Type, partial: boolean): Scalar {
  const { object, name } = place;
  const whole = expandType(type, contract);
  if (whole.kind === "optional") return { ...readJson(contract, place, whole.element.type, partial), nullable: true };
  const repr = reprOf(contract, type);
  const asText = name === undefined ? `(${object} #>> '{}')` : `(${object} ->> ${sqlText(name)})`;
  const asJson = name === undefined ? object : `(${object} -> ${sqlText(name)})`;
  const base = { kind: "scalar", type, nullable: whole.kind === "nothing", partial } as const;
  switch (repr) {
    case "json":
    case "moment":
      return { ...base, repr: "json", text: asJson };
    case "text":
      return { ...base, repr, text: asText };
    // JSON may write 1.0.
    case "integer":
    case "exact":
      return { ...base, repr: "exact", text: `${asText}::numeric` };
    case "bytes":
      return { ...base, repr, text: `decode(${asText}, 'base64')` };
    case "timestamp":
      return { ...base, repr, text: `${asText}::timestamptz` };
    case "double":
      return { ...base, repr, text: `${asText}::double precision` };
    default:
      return { ...base, repr, text: `${asText}::${repr}` };
  }
}

/** The rows of a table under a name of their own. */
export function rowOf(table: Table, alias: string): Row {
  return { kind: "row", table, read: column => `${alias}.${sqlName(column.name)}` };
}

/** A column of a row. */
export function readColumn(contract: Contract, row: Row, column: Column, nullable: boolean): Scalar {
  return {
    kind: "scalar",
    repr: reprOf(contract, column.type.type),
    text: row.read(column),
    type: column.type.type,
    nullable,
    partial: false,
    keyOf: row.table.key === column ? row : undefined,
    rules: column.type.rules,
  };
}

/** Whether a value of the type may be nothing. */
export function mayBeNothing(contract: Contract, type: Type): boolean {
  const whole = expandType(type, contract);
  if (whole.kind === "union") return whole.members.some(member => mayBeNothing(contract, member.type));
  return whole.kind === "optional" || whole.kind === "nothing" || whole.kind === "json";
}
