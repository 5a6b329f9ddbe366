/** Expressions, typed. */
import type { Span } from "@tenet/diagnostics";
import type { Type } from "./type.js";

interface Typed {
  readonly type: Type;
  readonly span: Span;
}

export type When = "before" | "after";

export type Expr =
  | (Typed & { readonly kind: "literal"; readonly value: string | number | bigint | boolean | undefined })
  | (Typed & { readonly kind: "regex"; readonly source: string; readonly flags: string })
  /** An operation's input. */
  | (Typed & { readonly kind: "input"; readonly name: string })
  /** A state variable; invariants read `after`, Requires, Changes and Where read `before`, Ensures `after` but for `old(…)`. */
  | (Typed & { readonly kind: "state"; readonly name: string; readonly when: When })
  | (Typed & { readonly kind: "result" })
  /** The value that a rule, an entity's invariant or a Becomes cell is about. */
  | (Typed & { readonly kind: "it" })
  /** A parameter of a lambda, a definition, `for each`, or a law's `given`. */
  | (Typed & { readonly kind: "variable"; readonly name: string })
  /** Marks what was written as `old(…)`; its state reads are already `before`. Its value is its body's. */
  | (Typed & { readonly kind: "old"; readonly body: Expr })
  /** A field of a record; absent reads as nothing. On a non-record: undefined. */
  | (Typed & { readonly kind: "member"; readonly object: Expr; readonly name: string })
  /** `xs[i]`, `m[k]`, `d[k]`, `t[0]`; undefined (see `Undefined`) where there is none. */
  | (Typed & {
      readonly kind: "index";
      readonly object: Expr;
      readonly index: Expr;
      readonly of: "list" | "map" | "dictionary" | "tuple";
    })
  | (Typed & { readonly kind: "not" | "negate"; readonly operand: Expr })
  /** `integer`: exact over the integers (`/` is never integer); `exact`: over bigints, of one scale but for `*` and `**`; else IEEE doubles. `concat`: `+` on text. Not finite is undefined. `time`: timestamp ± duration, timestamp - timestamp. */
  | (Typed & {
      readonly kind: "arithmetic";
      readonly op: "+" | "-" | "*" | "/" | "%" | "**";
      readonly mode: "integer" | "exact" | "number" | "concat" | "time";
      readonly left: Expr;
      readonly right: Expr;
    })
  /** Numbers by value, text by code point, timestamps by time, false < true is an error of types. */
  | (Typed & {
      readonly kind: "comparison";
      readonly op: "<" | "<=" | ">" | ">=";
      readonly mode: "number" | "text" | "timestamp";
      readonly left: Expr;
      readonly right: Expr;
    })
  /** Deep, by value: 0 equals -0; sets and maps without order; absent fields equal nothing. */
  | (Typed & { readonly kind: "equality"; readonly negated: boolean; readonly left: Expr; readonly right: Expr })
  | (Typed & {
      readonly kind: "logical";
      readonly op: "&&" | "||" | "implies";
      readonly left: Expr;
      readonly right: Expr;
    })
  | (Typed & {
      readonly kind: "membership";
      readonly of: "list" | "set" | "map" | "dictionary";
      readonly element: Expr;
      readonly container: Expr;
    })
  | (Typed & { readonly kind: "is"; readonly value: Expr; readonly test: KindName })
  | (Typed & { readonly kind: "coalesce"; readonly left: Expr; readonly right: Expr })
  | (Typed & { readonly kind: "conditional"; readonly test: Expr; readonly yes: Expr; readonly no: Expr })
  /** A function of the library; the receiver, if any, is `args[0]`. */
  | (Typed & { readonly kind: "library"; readonly name: LibraryName; readonly args: readonly Expr[] })
  | (Typed & { readonly kind: "lambda"; readonly parameters: readonly Pattern[]; readonly body: Expr })
  /** A definition of the spec. */
  | (Typed & {
      readonly kind: "definition";
      readonly name: string;
      readonly args: readonly Expr[];
      readonly when: When;
    })
  /** A `Where:` name of the operation; evaluated lazily, always over the state before. */
  | (Typed & { readonly kind: "local"; readonly name: string; readonly args: readonly Expr[] })
  /** One value per call, a timestamp. */
  | (Typed & { readonly kind: "now" })
  /** Who calls; of the type that Roles declares. */
  | (Typed & { readonly kind: "actor" })
  /** The answer that a port gave in this call. */
  | (Typed & {
      readonly kind: "answer";
      readonly port: string;
      readonly function: string;
      readonly args: readonly Expr[];
    })
  /** A call of an input of a function type; of an order, the comparison's number. */
  | (Typed & { readonly kind: "apply"; readonly callee: Expr; readonly args: readonly Expr[] })
  /** An exact number written with more decimal places (never fewer), or an integer or literal as a decimal: `type` says how many. */
  | (Typed & { readonly kind: "rescale"; readonly value: Expr })
  /**
   * An exact number, or the quotient of two, rounded: to as many decimal places as `type` has, or to an integer.
   * `half-up` and `half-even` go to the nearest, `half-up` away from zero in the middle; `down` is towards zero, `up` away.
   */
  | (Typed & {
      readonly kind: "round";
      readonly value: Expr;
      readonly divisor: Expr | undefined;
      readonly rounding: Rounding;
    })
  /** A trusted function of a module, which tests alone call. */
  | (Typed & { readonly kind: "reference"; readonly name: string; readonly args: readonly Expr[] })
  /** In laws only: a call of an operation. `inputs` has every input, defaults filled in. */
  | (Typed & {
      readonly kind: "operation";
      readonly name: string;
      readonly inputs: readonly { readonly name: string; readonly value: Expr }[];
    })
  /** In laws only: `fails(e)`; true where a call inside `e` fails. */
  | (Typed & { readonly kind: "fails"; readonly body: Expr })
  | (Typed & { readonly kind: "list"; readonly items: readonly Item[] })
  | (Typed & { readonly kind: "record"; readonly entries: readonly Entry[] });

export type Rounding = "half-up" | "half-even" | "down" | "up" | "floor" | "ceiling";

export type Item = { readonly spread: boolean; readonly value: Expr };
export type Entry =
  | { readonly kind: "field"; readonly name: string; readonly value: Expr }
  | { readonly kind: "computed"; readonly key: Expr; readonly value: Expr }
  | { readonly kind: "spread"; readonly value: Expr };
export type Pattern =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "pair"; readonly names: readonly string[] };
export type KindName = "string" | "number" | "boolean" | "nothing" | "list" | "set" | "map" | "record" | "timestamp";

/**
 * The library, each function in one form. `list.*` take the list first; callbacks take `(x, i)`.
 * - list.every/some/filter/map/flatMap/find/count(p)/reduce((acc, x, i) => …, start): as in JavaScript; `find` gives nothing if none.
 * - list.sum, list.min, list.max: of numbers, or with a callback of its numbers. The sum of none is 0; min and max of none are undefined.
 * - list.sorted: ascending copy (numbers, text by code point, timestamps), stable; with a callback, by its value.
 * - list.distinct: boolean, no two equal by value; with a callback, of its values. list.sameItems(ys): same elements as often, any order.
 * - list.indexOf(x): by value, -1 if none. list.slice(a, b): as in JavaScript. list.zip(ys): pairs, as long as the shorter.
 * - list.adjacent: pairs of neighbours. list.indices: 0 … length - 1.
 * - map.keys, map.values: lists in insertion order; map.size. dictionary.* likewise (own keys). set.size, set.values.
 * - text.length in code points; text.split(sep) by text; text.slice by code points; text.trim() of JavaScript.
 *   text.matches(/re/): the regular expression with its flags and "u" finds a match.
 * - number.round(x) and round(x, n): half up at n decimals (towards +∞); div(a, b): truncated integer, undefined for b = 0.
 * - range(a, b): half-open, empty if b <= a.
 * - time.days(n), hours, minutes, seconds: durations. parts(x): every value inside x, x first, depth first. text(x): as JavaScript's String for scalars.
 */
export type LibraryName =
  | `list.${"every" | "some" | "filter" | "map" | "flatMap" | "reduce" | "find" | "count" | "sum" | "min" | "max" | "sorted" | "reversed" | "indexOf" | "concat" | "slice" | "zip" | "indices" | "adjacent" | "sameItems" | "distinct" | "length"}`
  | `map.${"keys" | "values" | "size"}`
  | `dictionary.${"keys" | "values" | "size"}`
  | `set.${"values" | "size"}`
  | `text.${"length" | "startsWith" | "endsWith" | "includes" | "matches" | "split" | "trim" | "toLowerCase" | "toUpperCase" | "slice"}`
  | `number.${"abs" | "round" | "floor" | "ceil" | "min" | "max" | "div"}`
  | "range"
  | "text"
  | "parts"
  | `time.${"days" | "hours" | "minutes" | "seconds"}`;
