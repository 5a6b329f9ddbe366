import type { Contract, Environment } from "@tenet/checker";
import type { Started } from "./ahead.js";
import type { Arbitraries, Fallback } from "./arbitraries/types.js";
import type { KeptCase, Replayed } from "./search/kept.js";
import type { Verdict } from "./verdict.js";

export interface Implementation {
  /** As written in the configuration; what reports show. */
  readonly name: string;
  /** The module's absolute path, or a bare package name that is looked up from `from`. */
  readonly path: string;
  /** Absolute path of the folder or file that a bare name is looked up from; by default the working folder. */
  readonly from?: string;
}

export interface Progress {
  /** An operation's name, a law's id, or what else is being looked at. */
  readonly subject: string;
  /** Between 0 and 1, of the whole run. */
  readonly done: number;
}

export interface Target {
  readonly contract: Contract;
  /** The normalised text of the spec; sub-expressions are quoted from it. */
  readonly specText: string;
  readonly implementation: Implementation;
  /** Milliseconds for one call of the implementation. */
  readonly deadline: number;
  /** Calls the functions of modules that the spec names, its `Contract.references`. Without it, what calls them is not decided. */
  readonly reference?: NonNullable<Environment["reference"]>;
  /** Whether verdicts show what the spec calls secret or personal; by default «secret 1» and the like stand in its place. */
  readonly showSecrets?: boolean;
  /** How the replay command begins; by default `spec verify` and the spec's path. */
  readonly command?: string;
}

export interface VerifyOptions extends Target {
  /** Cases for each operation and each law; near-misses come on top. */
  readonly runs: number;
  readonly seed: number;
  /** Milliseconds after which nothing new is begun; what was not come to says so. Absent: no limit. */
  readonly budget?: number;
  /** Only this promise: `bank.accounts/TRF-3` or `TRF-3`. */
  readonly only?: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Skips the look at the implementation's types, which costs about a second; `checkTypes` asks for several at once. */
  readonly skipTypes?: boolean;
  /** The implementation's process, of the same target (`startAhead`). */
  readonly started?: Started;
  /** Absolute path of the generated contract, where it lies or would lie; the types are compared against it. Absent: beside the implementation. */
  readonly contractFile?: string;
  /** Cases that broke a promise once: replayed before the search. */
  readonly kept?: readonly KeptCase[];
  /** For tests: instead of those built from the contract. */
  readonly arbitraries?: Arbitraries;
}

export interface Report {
  /** In the order of the spec's promises; one each. */
  readonly verdicts: readonly Verdict[];
  readonly seed: number;
  /** Calls of the implementation in all. */
  readonly calls: number;
  /** Clauses whose inputs were filtered instead of built. */
  readonly fallbacks: readonly Fallback[];
  /** What became of the kept cases, where there were some and the implementation could be called. */
  readonly kept?: Replayed;
}
