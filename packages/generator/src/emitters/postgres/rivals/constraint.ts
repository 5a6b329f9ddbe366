/** A constraint that keeps rows from standing beside each other; it is looked at when a transaction ends. */
import type { Contract, Expr } from "@tenet/checker";
import { sqlName } from "../../../encode/sql.js";
import { type Repr, reprOf } from "../column-types.js";
import { alike } from "../print/operators.js";
import type { Row, Scalar } from "../print/value.js";
import { rowAt, type Schema } from "../schema.js";
import type { Column } from "../tables.js";
import { isOrdered } from "./order.js";
import { type Order, row } from "./plain.js";
import type { Rivals } from "./recognize.js";

export interface Exclusion {
  readonly text: string;
  /** What compares plain values in an index over ranges. */
  readonly extension: "btree_gist" | undefined;
}

/** Undefined where none means the same. */
export function exclusionOf(schema: Schema, rivals: Rivals): Exclusion | undefined {
  const { contract } = schema;
  const { same, stretch, apart } = rivals;
  if (same.some(column => reprOf(contract, column.type.type) === "json")) return undefined;
  const names = same.map(({ name }) => sqlName(name));
  if (rivals.where.length === 0 && stretch === undefined && same.length > 0) {
    const nothing = apart ? "" : " NULLS NOT DISTINCT";
    return { text: `UNIQUE${nothing} (${names.join(", ")}) ${atTheEnd}`, extension: undefined };
  }
  // An exclusion takes no two NULLs for equal.
  if (!apart && same.some(mayBeNull)) return undefined;
  const range = stretch && isOrdered(schema, rivals, stretch) ? rangeOf(schema, rivals, stretch) : undefined;
  if (stretch !== undefined && range === undefined) return undefined;
  const where = whereOf(schema, rivals);
  if (where === undefined) return undefined;
  const equal = (names.length === 0 && range === undefined ? ["(TRUE)"] : names).map(one => `${one} WITH =`);
  const parts = [...equal, ...(range === undefined ? [] : [`${range} WITH &&`])].join(", ");
  return {
    text: `EXCLUDE USING ${range === undefined ? "btree" : "gist"} (${parts})${where} ${atTheEnd}`,
    extension: range !== undefined && names.length > 0 ? "btree_gist" : undefined,
  };
}

const atTheEnd = "DEFERRABLE INITIALLY DEFERRED";

const mayBeNull = ({ optional, only }: Column): boolean => optional || only !== undefined;

const ranges: { readonly [K in Repr]?: string } = {
  timestamp: "tstzrange",
  date: "daterange",
  integer: "int8range",
  exact: "numrange",
  moment: "numrange",
};

/** Half-open where one may begin where the other ends: the range has both its ends else. */
function rangeOf(schema: Schema, rivals: Rivals, { from, to, strict }: Order): string | undefined {
  const used = new Set<Column>();
  const at = rowAt(rivals.table, "", used);
  const ends = endsOf(schema, at, from, to);
  if (ends === undefined || [...used].some(mayBeNull)) return undefined;
  // Whole numbers are compared with others as they are.
  const repr = ends.some(one => one.repr === "exact") ? "exact" : ends[0].repr;
  const name = ranges[repr];
  // What is computed from a timestamp depends on the time zone of the session, until it is said which.
  const fixed = repr === "moment" ? endsOf(schema, inUtc(schema.contract, at), from, to) : ends;
  return name && fixed && `${name}(${fixed.map(({ text }) => text).join(", ")}, '${strict ? "[)" : "[]"}')`;
}

function endsOf(schema: Schema, at: Row, from: Expr, to: Expr): readonly [Scalar, Scalar] | undefined {
  const printer = schema.printer();
  const names = { variables: new Map([[row, () => at]]) };
  const ends = alike(printer.scalar(from, names), printer.scalar(to, names));
  const plain = printer.subqueries === 0 && ends.every(one => !one.partial && !one.nullable);
  return plain ? ends : undefined;
}

function inUtc(contract: Contract, at: Row): Row {
  return {
    ...at,
    read: column => {
      const text = at.read(column);
      return reprOf(contract, column.type.type) === "timestamp" ? `(${text} AT TIME ZONE 'UTC')` : text;
    },
  };
}

/** ` WHERE …`; undefined where an index cannot have the condition. */
function whereOf(schema: Schema, { table, where }: Rivals): string | undefined {
  if (where.length === 0) return "";
  const used = new Set<Column>();
  const printer = schema.printer();
  const names = { variables: new Map([[row, () => rowAt(table, "", used)]]) };
  const conditions = where.map(one => printer.scalar(one, names));
  const isJson = [...used].some(column => reprOf(schema.contract, column.type.type) === "json");
  const text = conditions.map(one => one.text).join(" AND ");
  if (printer.subqueries > 0 || isJson || conditions.some(one => one.partial) || readsSettings(text)) return undefined;
  return ` WHERE (${text})`;
}

/** Whether it calls what depends on the settings of the session, as no index may. */
const readsSettings = (text: string): boolean => /\b(?:extract|to_char)\(/.test(text);
