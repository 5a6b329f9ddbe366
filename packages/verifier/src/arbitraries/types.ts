import type { Values } from "@tenet/runtime";
import type { Draw } from "@tenet/testing";
import type { Arbitrary } from "fast-check";
import type { Around } from "../child/protocol.js";

/** An input drawn before its state is known; undefined where this state offers none (no key to refer to, an empty range). */
export type Resolve = (state: Values) => Values | undefined;

/** What is around a call, drawn before its state and input are known; `earliest`: the clock, in milliseconds, never goes back. */
export type ResolveAround = (state: Values, input: Values, earliest: number) => Around;

/** Which clause to break: a refusal's or precondition's id, every other one kept as far as construction allows. */
export interface Aim {
  readonly breaks: string;
  /** A refusal behind it, due as well: the first must be the one that is named. */
  readonly also?: string;
}

/** Which failure mode to bring about; every clause is kept. */
export interface Trouble {
  readonly mode: string;
}

/** What a call is drawn for; without one, that it succeeds. */
export type Target = Aim | Trouble;

/** Arbitraries for one contract. All shrink through `map`, never through `chain`. */
export interface Arbitraries {
  /** States that fit their types and rules, built by construction where the plan knows how. Invariants may still refuse some. */
  readonly state: Arbitrary<Values>;
  /** Inputs by name. Without an aim, all Requires are kept as far as construction allows. `pool`: outputs seen earlier, by type name or kind, used as further values. */
  input(operation: string, aim?: Aim, pool?: Pool): Arbitrary<Resolve>;
  /**
   * A state together with an input that fits it: the state is drawn anew where it offers none, so that rare calls are met as
   * often as common ones. Undefined where that led nowhere.
   */
  cases?(
    operation: string,
    aim?: Aim,
    pool?: Pool,
  ): Arbitrary<{ readonly state: Values; readonly input: Values } | undefined>;
  /** Who calls; undefined where the spec does not say. */
  readonly actor?: Draw<unknown> | undefined;
  /** What each function of a dependency answers; a draw of nothing where it returns nothing. */
  readonly answers?: readonly { readonly port: string; readonly function: string; readonly draw: Draw<unknown> }[];
  /** Whether inputs can be aimed at the clause; at one that reads the caller, the time or an answer they cannot. */
  aims?(operation: string, clause: string): boolean;
  /** The refusals that inputs can break two at a time, the first in order first. */
  pairs?(operation: string): readonly Required<Aim>[];
  /** The given variables of a law. */
  law(id: string, pool?: Pool): Arbitrary<Values>;
  /** Clauses that construction does not cover, by id, with what a bounded filter tried and accepted so far. */
  fallbacks(): readonly Fallback[];
}

/** Values seen as results, keyed as `string`, `integer`, … or the name of a declared type. */
export type Pool = ReadonlyMap<string, readonly unknown[]>;

export interface Fallback {
  readonly clause: string;
  readonly tried: number;
  readonly accepted: number;
}
