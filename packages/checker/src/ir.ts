/**
 * The contract IR: names resolved, expressions typed. Plain data; emitters and the verifier read nothing else.
 *
 * Values, everywhere in Tenet: string, number (integers outside the safe range that arise inside an expression are
 * bigint), boolean, `undefined` for nothing (`null` from outside is read as nothing, an absent field too),
 * Date for timestamp, "YYYY-MM-DD" for date, milliseconds (an integer) for duration, arrays for lists and tuples,
 * Set, Map, plain objects for records and dictionaries; bigint for `integer, unbounded`; bigint for decimals, scaled:
 * 12.34 as a `decimal(2)` is 1234n; Uint8Array for bytes.
 */
import type { Span } from "@tenet/diagnostics";
import type {
  Emit,
  ErrorCode,
  EventType,
  FailureMode,
  Idempotent,
  Import,
  Machine,
  Permission,
  Port,
  PortCall,
  Quality,
  Roles,
  SameAs,
  Temporal,
  Visibility,
  World,
} from "./around.js";

export type * from "./around.js";

// ── Types ────────────────────────────────────────────────────────────────────

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
  /** Already diagnosed: fits everything. */
  | { readonly kind: "error" };

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

// ── Expressions ──────────────────────────────────────────────────────────────

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

// ── Contracts ────────────────────────────────────────────────────────────────

export interface Contract {
  /** `bank.accounts` */
  readonly spec: string;
  readonly version: string;
  readonly title: string;
  readonly prose: string;
  /** As shown to people: relative, forward slashes. */
  readonly path: string;
  /** The file's name without `.spec.md`: `bank`. */
  readonly stem: string;
  /** SHA-256 of the normalised source, hexadecimal. */
  readonly hash: string;
  readonly errors: "throw" | "result";
  /** Each before those that use it, but for recursion. */
  readonly types: readonly TypeDeclaration[];
  /** Each before those that use it: definitions do not recur. */
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly state: readonly StateVariable[];
  /** Over the whole state: `Always` of State and the section Invariants. */
  readonly invariants: readonly Clause[];
  readonly operations: readonly Operation[];
  readonly laws: readonly Law[];
  readonly imports: readonly Import[];
  readonly machines: readonly Machine[];
  readonly roles: Roles | undefined;
  readonly permissions: readonly Permission[];
  readonly visibility: readonly Visibility[];
  readonly errorCodes: readonly ErrorCode[];
  readonly events: readonly EventType[];
  readonly ports: readonly Port[];
  readonly overTime: readonly Temporal[];
  readonly failureModes: readonly FailureMode[];
  readonly quality: readonly Quality[];
  /** Every promise of the spec, in the order of the file. */
  readonly promises: readonly Promised[];
}

export interface TypeDeclaration {
  readonly name: string;
  readonly kind: "alias" | "entity";
  readonly type: RuledType;
  /** About `it`, the whole value. */
  readonly invariants: readonly Clause[];
  readonly prose: string;
  readonly line: number;
  /** The path of the spec that it was copied from; the spans in it count in that file, its line is that of the link. */
  readonly importedFrom?: string;
}

export interface Definition {
  readonly name: string;
  /** Empty for a value. */
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[];
  readonly isFunction: boolean;
  readonly body: Expr;
  readonly prose: string;
  readonly line: number;
  /** As of a type. */
  readonly importedFrom?: string;
}

export interface StateVariable {
  readonly name: string;
  readonly type: RuledType;
  readonly starts: Expr | undefined;
  readonly prose: string;
  readonly line: number;
}

export type ClauseKind = "precondition" | "refusal" | "postcondition" | "invariant" | "law";

/** A condition that someone owes someone. */
export interface Clause {
  /** Unique in the spec: `TRF-3`, or derived: `transfer.ensures-the-receipt-names…`. */
  readonly id: string;
  readonly kind: ClauseKind;
  /** The prose beside it. */
  readonly text: string;
  /** The condition as written, on one line, without the backticks. */
  readonly expression: string;
  readonly condition: Expr;
  readonly line: number;
  readonly span: Span;
  /** The path of the spec that it was imported from; its spans count in that file. */
  readonly importedFrom?: string;
}

/** The operation must refuse with `code` where `condition` does not hold. */
export interface Refusal extends Clause {
  readonly kind: "refusal";
  readonly code: string;
  /**
   * `refersTo` comes of an input's rule, the others of Over time, Visibility, Permissions, Transitions.
   * In an operation they stand in the order of refusal: limit, visibility, refersTo, permission, transition, requires.
   */
  readonly from: "requires" | "refersTo" | "limit" | "visibility" | "permission" | "transition";
}

export interface Operation {
  readonly name: string;
  readonly constructs: boolean;
  readonly parameters: readonly (
    | { readonly kind: "position"; readonly name: string }
    | { readonly kind: "object"; readonly names: readonly string[] }
  )[];
  readonly inputs: readonly Field[];
  readonly returns: RuledType | undefined;
  readonly locals: readonly Definition[];
  /** The caller's duties, beyond the inputs' types and rules. */
  readonly requires: readonly Clause[];
  /** In the order of refusal. */
  readonly refusals: readonly Refusal[];
  readonly ensures: readonly Clause[];
  /** Undefined: a query. */
  readonly changes: readonly Change[] | undefined;
  /** May also refuse in ways not listed. */
  readonly failsAny: boolean;
  /** Codes that it may fail with besides those of its refusals: of failure modes, limits, idempotency. */
  readonly mayFail: readonly string[];
  readonly sameAs: SameAs | undefined;
  readonly idempotent: Idempotent | undefined;
  readonly emits: readonly Emit[];
  readonly calls: readonly PortCall[];
  /** What a call needs besides its inputs, because a clause or row reads it. In the order of the union. */
  readonly needs: readonly World[];
  readonly examples: readonly Example[];
  readonly prose: string;
  readonly line: number;
  readonly span: Span;
}

/** One row of Changes. All expressions read the state before; `becomes` reads the old value as `it`. */
export interface Change {
  readonly id: string;
  /** The What cell as written. */
  readonly expression: string;
  readonly path: Path;
  readonly each: { readonly variable: string; readonly list: Expr } | undefined;
  /** Undefined: may change, see Ensures. */
  readonly becomes: Expr | "removed" | undefined;
  readonly when: Expr | undefined;
  /** The row applies when this refusal (a clause's id) refuses, and then only. */
  readonly refusedBy: string | undefined;
  /** The row applies in this failure mode (its id) and then only, in place of another row on the same path. */
  readonly trouble?: string;
  readonly line: number;
  readonly span: Span;
}

export interface Path {
  readonly state: string;
  readonly steps: readonly (
    | { readonly kind: "key"; readonly key: Expr }
    | { readonly kind: "field"; readonly name: string }
  )[];
}

export interface Example {
  readonly id: string;
  /** `Example 2`, or the name of a scenario. */
  readonly text: string;
  /** What holds after the call besides the outcome: the THEN steps of a scenario. */
  readonly expects: readonly Clause[];

  readonly inputs: readonly { readonly name: string; readonly value: Expr }[];
  readonly before: readonly { readonly name: string; readonly value: Expr }[];
  readonly outcome:
    | { readonly kind: "returns"; readonly value: Expr }
    | { readonly kind: "fails"; readonly code: string }
    /** Whatever it returns. */
    | { readonly kind: "succeeds" }
    | undefined;
  readonly line: number;
}

/** A definition that is a trusted function of a module: only tests call it. */
export interface Reference {
  readonly name: string;
  /** Relative to the spec's file, as linked: `reference.ts`. */
  readonly module: string;
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[];
  readonly returns: RuledType;
  readonly prose: string;
  readonly line: number;
  /** The path of the spec that names it; `module` is relative to this spec all the same. */
  readonly importedFrom?: string;
}

export interface Law extends Clause {
  readonly kind: "law";
  readonly given: readonly { readonly name: string; readonly type: RuledType }[];
  readonly where: Expr | undefined;
  readonly except: readonly { readonly condition: Expr; readonly reason: string; readonly expression: string }[];
}

export type PromiseKind =
  | ClauseKind
  /** `transfer.returns`: the result fits its type. */
  | "returns"
  /** `transfer.failures`: it fails only in the ways the spec lists. */
  | "failures"
  /** `transfer.changes.accounts[from].balance`: a row of Changes with a Becomes. */
  | "change"
  /** `transfer.frame`: what no row names stays equal, a refusal changes nothing, and inputs stay as they were given. */
  | "frame"
  /** `transfer.example-1` */
  | "example"
  /** `accounts.never-deleted` */
  | "history"
  /** `Account.status.freeze`: a row of Transitions. */
  | "transition"
  /** `transfer.permission`, `Device.visibility-agent` */
  | "permission"
  | "visibility"
  /** A row of Over time, Failure modes, Quality. */
  | "temporal"
  | "failureMode"
  | "quality"
  /** `transfer.emits-…`, `transfer.calls-…`, `transfer.idempotent`, `transferAll.same-as` */
  | "event"
  | "portCall"
  | "idempotent"
  | "sameAs"
  /** A scenario with concrete values. */
  | "scenario"
  /** A statement without an expression. */
  | "statement";

export type PromiseStatus = "bound" | "exampled" | "traced" | "judged" | "unbound";

/** A line of the manifest: what is promised and what holds code to it. */
export interface Promised {
  readonly id: string;
  readonly kind: PromiseKind;
  readonly text: string;
  readonly expression: string | undefined;
  readonly line: number;
  readonly status: PromiseStatus;
  readonly operation: string | undefined;
  /** Where the verifier will not check it: why. */
  readonly notChecked: string | undefined;
  /** The path of the spec that states it, where that is another one. */
  readonly importedFrom?: string;
}
