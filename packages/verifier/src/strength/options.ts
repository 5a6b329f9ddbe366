/** What a strength run is given, and what it says. */
import type { Progress, Target } from "../options.js";

export interface StrengthOptions extends Target {
  readonly seed: number;
  /** Cases for each operation and each law of the run without a mutant. */
  readonly runs: number;
  /** Milliseconds for the whole run. */
  readonly budget: number;
  /** What to change; by default the implementation's own modules. */
  readonly mutate?: readonly Part[];
  /** The folder that paths are shown from; absolute. */
  readonly folder: string;
  /** Only calls of this operation. */
  readonly only?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** A file, or some of its lines, counted from 1. */
export interface Part {
  /** Absolute. */
  readonly file: string;
  readonly lines?: readonly [first: number, last: number];
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** How a changed implementation was told from the right one. */
export type Killed =
  | { readonly kind: "broken"; readonly promise: string }
  /** The call did not end, or its process did. */
  | { readonly kind: "no-answer"; readonly operation: string | undefined; readonly words: string }
  /** Asked twice, a query answered differently. */
  | { readonly kind: "unsteady"; readonly operation: string };

export type Fate = "killed" | "survived" | "not-reached" | "equivalent" | "not-decided";

/** One small change of the implementation, and what came of it. */
export interface MutantReport {
  /** As seen from `folder`. */
  readonly file: string;
  readonly start: Place;
  readonly end: Place;
  /** The kind of change, as Stryker names it. */
  readonly mutator: string;
  readonly original: string;
  readonly mutated: string;
  readonly fate: Fate;
  readonly killed?: Killed;
  /** Why it is equivalent, as the comment beside it says. */
  readonly reason?: string;
  /** Operations whose calls come by it. */
  readonly operations: readonly string[];
  /** Of those promises that were put to the test where it was come by, the one that is about little else. */
  readonly nearest?: string;
}

/** Killed of all, equivalent ones left out. */
export interface Score {
  readonly killed: number;
  readonly of: number;
}

export interface StrengthReport {
  readonly kind: "measured";
  readonly score: Score;
  /** By file, line and column. */
  readonly mutants: readonly MutantReport[];
  /** In the order of the spec: mutants that each was the first to refuse, and beside these the survivors nearest to it. */
  readonly promises: readonly { readonly id: string; readonly text: string; readonly score: Score }[];
  /** In the order of the spec: of the mutants that its calls come by, those killed. */
  readonly operations: readonly { readonly name: string; readonly score: Score }[];
  readonly files: readonly string[];
  /** Cases that every mutant they reach was tried with. */
  readonly cases: number;
  readonly seed: number;
}

/** Why nothing was measured. */
export type NotMeasured =
  | { readonly kind: "not-held"; readonly promises: readonly string[]; readonly words: string }
  | { readonly kind: "does-not-answer"; readonly words: string }
  | { readonly kind: "nothing-to-change"; readonly files: readonly string[] }
  | { readonly kind: "not-readable"; readonly file: string; readonly words: string };
