/** One expression in SQL, over values that are given as literals and over the tables of the state. */
import type { Contract, Expr, Type } from "@tenet/checker";
import { type Repr, reprOf } from "../column-types.js";
import { tablesOf } from "../tables.js";
import { literal } from "../values.js";
import { Printer } from "./printer.js";
import { Cannot, mayBeNothing, type Scalar } from "./value.js";

export interface SqlExpression {
  /** Where the expression has no value, it is NULL; so it is where its value is nothing. */
  readonly sql: string;
  /** How PostgreSQL holds the value: a `moment` is a number of milliseconds. */
  readonly repr: Repr;
  /** The tables that it reads. */
  readonly tables: readonly string[];
}

export interface SqlGiven {
  readonly type: Type;
  readonly value: unknown;
}

/** The expression, with values for its free variables and for `it`; or why it cannot be said in SQL. */
export function printSql(
  contract: Contract,
  expr: Expr,
  given: { readonly it?: SqlGiven; readonly variables?: Readonly<Record<string, SqlGiven>> } = {},
): SqlExpression | { readonly reason: string } {
  const printer = new Printer(contract, tablesOf(contract));
  const { it } = given;
  const variables = Object.entries(given.variables ?? {}).map(
    ([name, one]) => [name, () => scalarOf(contract, one)] as const,
  );
  try {
    const names = { variables: new Map(variables), ...(it && { it: () => scalarOf(contract, it) }) };
    const { text, repr } = printer.scalar(expr, names);
    return { sql: text, repr, tables: [...printer.tables].map(({ name }) => name) };
  } catch (error) {
    if (error instanceof Cannot) return { reason: error.reason };
    throw error;
  }
}

function scalarOf(contract: Contract, { type, value }: SqlGiven): Scalar {
  const nullable = mayBeNothing(contract, type);
  const text = value === undefined || value === null ? "NULL" : `(${literal(contract, type, value)})`;
  return { kind: "scalar", repr: reprOf(contract, type), text, type, nullable, partial: false };
}
