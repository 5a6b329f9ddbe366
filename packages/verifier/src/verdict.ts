/** What the verifier says of one promise and one implementation. */
import type { Part } from "@tenet/runtime";

export type Status = "held" | "broken" | "timed-out" | "crashed" | "no-answer" | "vacuous" | "flaky" | "not-checked";

export interface Verdict {
  /** `bank.accounts/TRF-3` */
  readonly promise: string;
  /** As written in the configuration. */
  readonly implementation: string;
  readonly status: Status;
  readonly text: string;
  readonly expression?: string;
  /** The spec's file and line. */
  readonly path: string;
  readonly line: number;
  /** Cases in which the promise was judged. */
  readonly cases: number;
  /** Of these, cases that break exactly one refusal clause of the operation. */
  readonly nearMisses: number;
  /** Why: of not-checked, vacuous, no-answer, crashed, timed-out; a note on a held one. */
  readonly reason?: string;
  readonly counterexample?: Counterexample;
  /** Further cases that break it in another way. */
  readonly more?: readonly Counterexample[];
  /** Of a broken one: whether the code does not keep the spec, or nothing that keeps the rest of the spec could. Absent: not known. */
  readonly cause?: Cause;
  /** Something that the spec calls secret or personal has a label in its place. */
  readonly covered?: true;
}

export interface Cause {
  readonly kind: "code-defect" | "spec-gap";
  /** Why, in a sentence. */
  readonly reason: string;
  /** Of a gap: the clause that may be missing, as it would stand in the spec. */
  readonly suggestion?: string;
}

/** What failing cases share and passing ones do not. */
export interface Shared {
  /** `All 12 failing cases have …; none of 188 passing ones has.` */
  readonly text: string;
  /** `amount === accounts[from].balance` */
  readonly feature: string;
  /** The failing cases that have it, of those that were looked at; so for passing ones. */
  readonly failing: number;
  readonly ofFailing: number;
  readonly passing: number;
  readonly ofPassing: number;
}

/** The smallest case found, as a person reads it and as `--case` reads it. */
/** A call as a report shows it and a case file holds it. */
export interface ShownCall {
  readonly operation: string;
  readonly input: unknown;
  /** The time of the call and who made it; absent where the operation does not ask for them. */
  readonly now?: Date;
  readonly actor?: unknown;
  /** What dependencies were to answer. */
  readonly answers?: readonly ShownAnswer[];
}

/** `returns`, `fails` or `trouble` says how the function `of` answered; `after` in milliseconds. */
export interface ShownAnswer {
  /** `Bank.charge` */
  readonly of: string;
  readonly returns?: unknown;
  readonly fails?: string;
  readonly trouble?: "unavailable" | "outOfType" | "happenedAnyway";
  readonly after?: number;
}

export interface Counterexample {
  /** The state to begin with; absent where the spec has none. */
  readonly state?: unknown;
  /** Of a law: its given variables. */
  readonly given?: unknown;
  readonly calls: readonly ShownCall[];
  /** The last call's outcome, in words. */
  readonly outcome: string;
  /** What was expected, in words. */
  readonly expected: string;
  readonly parts: readonly Part[];
  /** Of calls at the same time: what happened in which order, line by line. */
  readonly interleaving?: readonly string[];
  /** `spec verify … --seed 7 --only ID` */
  readonly replay: string;
  /** What this case has in common with others that fail, where that tells them from those that pass. */
  readonly shared?: Shared;
  /** Its values are covered: it cannot be replayed as it stands. */
  readonly covered?: true;
}
