/** Literals; and why some expressions are never said. */
import { type Contract, decimalPlaces, decimalText, type Expr } from "@tenet/checker";
import { numberLiteral } from "../../../encode/index.js";
import { isSqlText, sqlText } from "../../../encode/sql.js";
import { reprOf } from "../column-types.js";
import { cannot, type Scalar } from "./value.js";

export function literalOf(contract: Contract, { value, type }: Extract<Expr, { kind: "literal" }>): Scalar {
  const repr = reprOf(contract, type);
  const base = { kind: "scalar", type, nullable: false, partial: false } as const;
  if (value === undefined) return { ...base, repr: "json", text: "NULL", nullable: true };
  if (typeof value === "boolean") return { ...base, repr: "boolean", text: value ? "TRUE" : "FALSE" };
  if (typeof value === "string") {
    if (!isSqlText(value)) return cannot("it holds text with a character that PostgreSQL does not store");
    if (repr === "timestamp")
      return /^\d{4}-/.test(value)
        ? { ...base, repr, text: `${sqlText(value)}::timestamptz` }
        : cannot("it names a time with a year of more than four digits");
    return { ...base, repr: "text", text: sqlText(value) };
  }
  if (typeof value === "bigint") {
    const text = decimalText(value, decimalPlaces(type, contract) ?? 0);
    return { ...base, repr: "exact", text: `${value < 0n ? `(${text})` : text}::numeric` };
  }
  if (repr === "double") return { ...base, repr, text: `${sqlText(numberLiteral(value))}::double precision` };
  return { ...base, repr: "integer", text: value < 0 ? `(${value})` : String(value + 0) };
}

export const reasons: { readonly [K in Expr["kind"]]?: string } = {
  now: "it reads the time of a call",
  actor: "it reads who calls",
  answer: "it reads what a dependency answered",
  input: "it reads an input of an operation",
  result: "it reads what an operation returned",
  local: "it reads a name of an operation",
  reference: "it calls a function of a module",
  operation: "it calls an operation",
  fails: "it calls an operation",
  apply: "it calls a function that is an input",
  record: "it builds a record",
  lambda: "it uses a function as a value",
  regex: "it uses a pattern as a value",
};
