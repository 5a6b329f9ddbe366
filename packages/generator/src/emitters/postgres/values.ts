/** Values of a contract's state as rows. */
import type { Contract, Type } from "@tenet/checker";
import { decimalPlaces, decimalText, expandType, isIntegral } from "@tenet/checker";
import { sqlName, sqlText } from "../../encode/sql.js";
import { toWire } from "../wire.js";
import { castTypes, reprOf } from "./column-types.js";
import { type Column, type Table, tablesOf } from "./tables.js";

/** `INSERT` statements that store the values of state variables, each table after those that come before it in the spec. */
export function insertsOf(contract: Contract, state: Readonly<Record<string, unknown>>): readonly string[] {
  const tables = tablesOf(contract);
  const others = tables.flatMap(({ variable }) => variable ?? []);
  return tables.flatMap(table => rowsOf(table, state, others).map(row => insert(contract, table, row)));
}

/** What stands in each column of a row; what is absent is not written. */
type Cells = ReadonlyMap<Column, unknown>;

function rowsOf(table: Table, state: Readonly<Record<string, unknown>>, others: readonly string[]): readonly Cells[] {
  if (table.kind === "scalars") {
    const cells = table.columns.map(
      column => [column, column.role.kind === "variable" ? state[column.role.variable] : undefined] as const,
    );
    // A state in which all of them are nothing has the row, too; what is no state but some variables of one has not.
    const isGiven = cells.some(([, value]) => value !== undefined) || others.every(name => Object.hasOwn(state, name));
    return isGiven ? [new Map(cells)] : [];
  }
  const value = table.variable === undefined ? undefined : state[table.variable];
  if (value === undefined) return [];
  if (table.kind === "single") return [cellsOf(table, undefined, value)];
  if (value instanceof Map) return [...value].map(([key, held]) => cellsOf(table, key, held));
  if (Array.isArray(value) || value instanceof Set) return [...value].map(held => cellsOf(table, undefined, held));
  return Object.entries(value as object).map(([key, held]) => cellsOf(table, key, held));
}

function cellsOf(table: Table, key: unknown, value: unknown): Cells {
  return new Map(
    table.columns.map(column => {
      const { role } = column;
      if (role.kind === "key") return [column, key];
      // Rows of a list are numbered as they come, so that those which come later stand behind them.
      if (role.kind === "position") return [column, undefined];
      return [column, role.kind === "field" ? (value as Readonly<Record<string, unknown>>)[role.field] : value];
    }),
  );
}

function insert(contract: Contract, table: Table, cells: Cells): string {
  const written = [...cells].filter(([, value]) => value !== undefined && value !== null);
  const columns = written.map(([{ name }]) => sqlName(name)).join(", ");
  const values = written.map(([{ type }, value]) => literal(contract, type.type, value)).join(", ");
  if (written.length === 0) return `INSERT INTO ${sqlName(table.name)} DEFAULT VALUES;`;
  return `INSERT INTO ${sqlName(table.name)} (${columns}) VALUES (${values});`;
}

/** A value as a literal of the column that is for its type. */
export function literal(contract: Contract, type: Type, value: unknown): string {
  const repr = reprOf(contract, type);
  const cast = (text: string) => `${sqlText(text)}::${castTypes[repr]}`;
  if (repr === "json") return cast(JSON.stringify(toWire(contract, type, value) ?? null));
  if (typeof value === "bigint")
    return cast(decimalText(value, decimalPlaces(expandType(type, contract), contract) ?? 0));
  if (value instanceof Date) return cast(Number.isNaN(value.getTime()) ? "" : value.toISOString());
  if (value instanceof Uint8Array)
    return cast(`\\x${[...value].map(byte => byte.toString(16).padStart(2, "0")).join("")}`);
  if (typeof value === "number" && isIntegral(type, contract)) return cast(String(value));
  return cast(typeof value === "object" ? JSON.stringify(value) : String(value));
}
