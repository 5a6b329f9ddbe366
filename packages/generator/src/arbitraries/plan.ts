/** How the values of a contract are drawn: plain data, made into arbitraries by the verifier and into text by `print`. */
import type { Expr, RuledType, Type } from "@tenet/checker";

/** A bound over values drawn before; with `when`, one that binds only where the condition holds. */
export interface LimitPlan {
  readonly is: Expr;
  readonly when: Expr | undefined;
}

export type Side = "atLeast" | "above" | "atMost" | "below" | "not" | "equals";
export type RangePlan = Readonly<Partial<Record<Side, readonly LimitPlan[]>>>;
export interface LengthPlan {
  readonly min: readonly LimitPlan[];
  readonly max: readonly LimitPlan[];
}

/** What the elements, or the numbers behind a path of fields in them, come to together. */
export interface SumPlan {
  readonly path: readonly string[];
  readonly total: RangePlan;
  /** The bounds of each number, known beforehand. */
  readonly each: RangePlan;
}

/** A condition and the id of the clause that it comes of. */
export interface CheckPlan {
  readonly clause: string;
  readonly condition: Expr;
}

export type RangeKind = "integer" | "number" | "duration" | "date" | "timestamp" | "decimal" | "unbounded";
export type PlainKind = "boolean" | "nothing" | "uuid" | "email" | "url" | "anyValue" | "json" | "handle";

export type Node =
  | { readonly kind: "plain"; readonly draw: PlainKind }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | {
      readonly kind: "range";
      readonly draw: RangeKind;
      readonly range: RangePlan;
      readonly multipleOf: number | bigint | undefined;
      /** Of a decimal. */
      readonly places?: number;
    }
  | {
      readonly kind: "text";
      readonly length: LengthPlan;
      /** Patterns that all match. */
      readonly matching: readonly { readonly source: string; readonly flags: string }[];
      readonly clause: string;
      readonly also: readonly string[];
    }
  /** `unique`: fields that no two elements share. `distinct` and `sorted`: by the elements themselves, or by what the lambda makes of them. */
  | {
      readonly kind: "list";
      readonly element: Node;
      readonly of: Type;
      readonly length: LengthPlan;
      readonly distinct: boolean | Expr;
      readonly sorted: boolean | Expr;
      readonly unique: readonly string[];
      readonly sum: SumPlan | undefined;
    }
  | { readonly kind: "set"; readonly element: Node; readonly length: LengthPlan }
  /** `keyedBy`: the values' field that is the key. */
  | {
      readonly kind: "map";
      readonly key: Node;
      readonly value: Node;
      readonly keyedBy: string | undefined;
      readonly length: LengthPlan;
      readonly unique: readonly string[];
      readonly sum: SumPlan | undefined;
    }
  | { readonly kind: "bytes"; readonly length: LengthPlan }
  /** `by`: what values can be ordered by besides themselves. */
  | { readonly kind: "order"; readonly by: readonly string[]; readonly of: Type }
  | { readonly kind: "func"; readonly takes: number; readonly answer: Node; readonly of: Type }
  | { readonly kind: "dictionary"; readonly value: Node; readonly length: LengthPlan }
  | { readonly kind: "tuple"; readonly items: readonly Node[]; readonly of: Type }
  /** `present`, `absent`: where one of these holds, the value is there, or is not. */
  | {
      readonly kind: "optional";
      readonly value: Node;
      readonly deep: boolean;
      readonly present: readonly Expr[];
      readonly absent: readonly Expr[];
    }
  | {
      readonly kind: "union";
      readonly members: readonly { readonly node: Node; readonly deep: boolean }[];
      readonly of: Type;
    }
  | GroupNode
  | { readonly kind: "named"; readonly name: string; readonly recursive: boolean }
  /** A key of a state variable, or an element; where there is no such state, a value of its own. */
  | { readonly kind: "keyOf"; readonly collection: Expr; readonly otherwise: Node | undefined; readonly of: Type }
  /** The conditions read the value as `it`. */
  | { readonly kind: "where"; readonly node: Node; readonly checks: readonly CheckPlan[]; readonly of: Type }
  | { readonly kind: "equalTo"; readonly node: Node; readonly equations: readonly LimitPlan[]; readonly of: Type };

/** Who reads the values: fields as siblings and through `it`, inputs, state variables, the given of a law. */
export type Layer = "fields" | "input" | "state" | "given";

export interface GroupNode {
  readonly kind: "group";
  readonly layer: Layer;
  /** In an order in which each depends on earlier ones only. */
  readonly parts: readonly PartPlan[];
  /** As declared. */
  readonly order: readonly string[];
  /** Conditions that read none of the parts. */
  readonly requires: readonly CheckPlan[];
  /** Of fields: names around the record that something inside reads. */
  readonly around: readonly string[];
  readonly of: Type;
}

/** A field of an earlier collection's elements that follows from this part; expressions read the element as `it`. */
export interface SettlePlan {
  readonly of: string;
  readonly field: string;
  readonly is: Expr;
  readonly when: Expr | undefined;
  readonly element: Type;
}

export interface PartPlan {
  readonly name: string;
  readonly node: Node;
  readonly type: RuledType;
  /** Conditions that construction does not cover. */
  readonly checks: readonly CheckPlan[];
  /** Conditions that it does, asked of values from elsewhere: reused ones and defaults. */
  readonly keeps: readonly CheckPlan[];
  readonly settles: readonly SettlePlan[];
  /** How few elements the conditions may leave of a collection; undefined where none may be left out. */
  readonly thin: number | undefined;
  /** Its elements' fields where nothing has happened yet. */
  readonly fresh: readonly { readonly field: string; readonly is: Expr }[];
  /** Pairs of those that are of one type. */
  readonly alike: readonly (readonly [string, string])[];
  readonly like: readonly string[];
  readonly byDefault: Expr | undefined;
}

export interface OperationPlan {
  readonly name: string;
  readonly inputs: GroupNode;
  readonly nearMisses: readonly { readonly clause: string; readonly inputs: readonly GroupNode[] }[];
  /** Two refusals that are due at once, the first of them first in order. */
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly inputs: GroupNode }[];
}

export interface ArbitrariesPlan {
  readonly types: readonly { readonly name: string; readonly node: Node; readonly prose: string }[];
  /** Undefined where the spec has no state. */
  readonly state: GroupNode | undefined;
  readonly operations: readonly OperationPlan[];
  readonly laws: readonly { readonly id: string; readonly given: GroupNode }[];
  /** Who calls; undefined where the spec does not say. */
  readonly actor: Node | undefined;
  /** What dependencies answer; undefined where a function returns nothing. */
  readonly answers: readonly { readonly port: string; readonly function: string; readonly node: Node | undefined }[];
}
