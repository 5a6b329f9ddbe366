import type { Report } from "@tenet/diagnostics";
import type { Expr, Field, Operation, Port, RuledType, Type, When } from "../ir.js";
import type { Code } from "../messages.embedded.js";
import type { TypeWorld } from "../type/resolve.js";
import { type Fact, instances, mentions } from "./facts.js";

/** Where an expression stands; it decides which words have a meaning there, and what is said where one has none. */
export type Place =
  /** A rule of a type, field or input: bounds, `where`, `default`, `sorted by`. */
  | "rule"
  /** `Always:` of a type or of the state, and Invariants. */
  | "invariant"
  | "precondition"
  | "postcondition"
  /** What, Becomes, When and `for each` of a Changes row. */
  | "change"
  /** A name of `Where:`. */
  | "local"
  | "definition"
  | "law"
  | "example"
  /** The Starts column of State. */
  | "starts";

/** What a definition or local looks like from outside. `parameters` is undefined for a value. */
export interface Signature {
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[] | undefined;
  readonly returns: Type;
  /** Of a local: what it stands for. */
  readonly body?: Expr;
}

/** What a name means. */
export type Binding =
  /** `state` reads at `scope.when`. `field` is read as a member of `it`. */
  | { readonly kind: "input" | "state" | "variable" | "field"; readonly type: RuledType }
  /**
   * Asked for when a name is used, so that definitions may stand in any order. Undefined: the definition uses itself,
   * or its body was wrong; it was diagnosed.
   */
  | { readonly kind: "definition" | "local" | "reference"; readonly signature: () => Signature | undefined }
  /** Read during calls alone; elsewhere the name is known so that it can be said. */
  | { readonly kind: "port"; readonly port: Port }
  /** Laws only. */
  | {
      readonly kind: "operation";
      readonly operation: Pick<Operation, "name" | "parameters" | "returns"> & { readonly inputs: readonly Field[] };
    };

/** All that an expression can see. Plain data but for the look-ups: make a changed copy with `{ ...scope, … }`. */
export interface Scope extends TypeWorld {
  readonly report: Report<Code>;
  readonly place: Place;
  /** At which moment a state variable is read: `before` in Requires, Where, Changes; `after` in Ensures and invariants. */
  readonly when: When;
  /** Inputs, state variables, variables, fields of `it`, definitions, locals, operations: one name space. */
  readonly names: ReadonlyMap<string, Binding>;
  /** The operations of the spec, so that it can be said where they cannot be called. In laws they are among the names. */
  readonly operations: ReadonlySet<string>;
  /** The type of `result`, where there is one. */
  readonly result?: RuledType | undefined;
  /** The type of `it`, where there is one. */
  readonly it?: RuledType | undefined;
  /** Whether `it` is what stood under a key that may be a new one, so that `??` has something to say. */
  readonly itMayLack?: boolean;
  /** The type of `actor`, where the spec has Roles. */
  readonly actor?: RuledType | undefined;
  /** What is known to hold here: of rules (`refersTo`), of earlier clauses (`factsOf(condition)`). */
  readonly facts: readonly Fact[];
}

/** A scope with further names in front of those that it has; facts about a hidden variable are forgotten. */
export function withVariables(
  scope: Scope,
  variables: readonly (readonly [string, RuledType])[],
  facts: readonly Fact[] = [],
): Scope {
  const names = new Map(scope.names);
  for (const [name, type] of variables) names.set(name, { kind: "variable", type });
  const hidden = variables.map(([name]) => `$${name};`);
  const kept = scope.facts.filter(fact => !hidden.some(key => mentions(fact, key)));
  return withFacts({ ...scope, names, facts: kept }, facts);
}

/** A scope where more is known. */
export function withFacts(scope: Scope, facts: readonly Fact[]): Scope {
  return facts.length === 0 ? scope : { ...scope, facts: [...scope.facts, ...facts, ...instances(scope.facts, facts)] };
}
