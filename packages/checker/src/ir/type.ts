/** Types and the rules that bind their values. */
import type { Expr } from "./expression.js";

export type ScalarName =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "nothing"
  | "date"
  | "timestamp"
  | "duration"
  | "uuid"
  | "email"
  | "url"
  /** `integer, unbounded`. */
  | "unbounded"
  | "bytes"
  /** Any JSON value. */
  | "json"
  /** A handle that stays with the implementation; it can be compared with itself and nothing else. */
  | "opaque";

export type Type =
  | { readonly kind: ScalarName }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "list" | "set"; readonly element: RuledType }
  /** Keys are scalars, enums, or names of such. */
  | { readonly kind: "map"; readonly key: RuledType; readonly value: RuledType }
  | { readonly kind: "dictionary"; readonly value: RuledType }
  | { readonly kind: "record"; readonly fields: readonly Field[] }
  /** `names`, where some are given: of each position, so that it can be read by name. */
  | { readonly kind: "tuple"; readonly items: readonly RuledType[]; readonly names?: readonly (string | undefined)[] }
  | { readonly kind: "optional"; readonly element: RuledType }
  /** Members are told apart by kind or by a literal (enum) field. */
  | { readonly kind: "union"; readonly members: readonly RuledType[] }
  | { readonly kind: "named"; readonly name: string }
  /** Exact, with so many decimal places. */
  | { readonly kind: "decimal"; readonly places: number }
  /** `any value`: a type parameter; one and the same type within an operation or law. */
  | { readonly kind: "any" }
  /** A pure function that crosses to the implementation as data: `function (T, T): U`. */
  | { readonly kind: "callable"; readonly parameters: readonly RuledType[]; readonly returns: RuledType }
  /** A comparator of T: (a, b) => negative, zero, positive. */
  | { readonly kind: "order"; readonly element: RuledType }
  /** Of `regex` literals and arrow functions; never the type of data. */
  | { readonly kind: "regex" | "function" }
  /** Already diagnosed: fits everything. `unwritten` is the element of `[]`, diagnosed where it is used. */
  | { readonly kind: "error"; readonly unwritten?: true };

export interface RuledType {
  readonly type: Type;
  readonly rules: readonly Rule[];
}

export interface Field {
  readonly name: string;
  readonly type: RuledType;
  readonly prose: string;
  /** Where it was written, one-based. */
  readonly line: number;
}

/** `condition` reads the value as `it`; bounds may read sibling inputs or fields. */
export type Rule =
  | { readonly kind: "min" | "max"; readonly bound: Expr; readonly exclusive: boolean }
  | { readonly kind: "multipleOf"; readonly of: Expr }
  /** In code points for text, in elements for collections. `notEmpty` is `low: 1`. */
  | { readonly kind: "length"; readonly low: Expr | undefined; readonly high: Expr | undefined }
  | { readonly kind: "matching"; readonly source: string; readonly flags: string }
  | { readonly kind: "distinct" | "unique" | "key" | "generated" | "secret" | "personal" }
  | { readonly kind: "sorted"; readonly by: Expr | undefined }
  | { readonly kind: "refersTo"; readonly state: string; readonly otherwise: string | undefined }
  | { readonly kind: "default"; readonly value: Expr }
  /** `text` is the source of the condition. */
  | { readonly kind: "where"; readonly condition: Expr; readonly text: string }
  | {
      readonly kind: "history";
      readonly what: "immutable" | "setOnce" | "neverDecreases" | "onlyGrows" | "onlyAppended" | "neverDeleted";
    }
  | { readonly kind: "each"; readonly rule: Rule };
