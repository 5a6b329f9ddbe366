/** What a value of a type is stored as. */
import { type Contract, expandType, type Type } from "@tenet/checker";

/**
 * How a value stands in SQL. `integer` is bigint, `exact` numeric; a `moment` is a timestamp as milliseconds since 1970,
 * a numeric; what has parts is `json`.
 */
export type Repr =
  | "boolean"
  | "integer"
  | "exact"
  | "double"
  | "text"
  | "date"
  | "timestamp"
  | "moment"
  | "bytes"
  | "json";

export function reprOf(contract: Contract, type: Type): Repr {
  const whole = expandType(type, contract);
  switch (whole.kind) {
    case "integer":
    case "duration":
      return "integer";
    case "unbounded":
    case "decimal":
      return "exact";
    case "number":
      return "double";
    case "string":
    case "email":
    case "url":
    case "enum":
    // The type uuid reads capital letters as small ones, and gives back another text than was stored.
    case "uuid":
      return "text";
    case "boolean":
    case "date":
    case "timestamp":
    case "bytes":
      return whole.kind;
    case "optional":
      return reprOf(contract, whole.element.type);
    default:
      return "json";
  }
}

/** The type of a column. `numeric` has no places of its own: PostgreSQL would round to them in silence. */
export const sqlTypes: Readonly<Record<Repr, string>> = {
  boolean: "boolean",
  integer: "bigint",
  exact: "numeric",
  double: "double precision",
  text: 'text COLLATE "C"',
  date: "date",
  timestamp: "timestamptz(3)",
  moment: "numeric",
  bytes: "bytea",
  json: "jsonb",
};

/** The type of a parameter or a cast. */
export const castTypes: Readonly<Record<Repr, string>> = { ...sqlTypes, text: "text", timestamp: "timestamptz" };
