import type { Contract, Environment } from "@tenet/checker";
import type { ExecutableContract, Finding, Outcome, Scene, Values } from "@tenet/runtime";
import type { Host, Incident } from "./child/host.js";
import type { Around } from "./child/protocol.js";
import type { Outputs } from "./search/outputs.js";

/** One implementation under one contract, for the length of a run. */
export interface Session {
  readonly contract: Contract;
  readonly executable: ExecutableContract;
  readonly reference: Environment["reference"] | undefined;
  readonly host: Host;
  /** What `--case` and the counterexample begin with where nothing else is given. */
  readonly starts: Values;
  /** Whether before and after of a call can be seen: no state, or a binding with `observe`. */
  readonly sees: boolean;
  /** Whether the implementation takes the states it is given. */
  settable: boolean;
  /** Those of one implementation: a changed one begins anew. */
  outputs: Outputs;
  /** Operations whose inputs depend on the state that the call meets. */
  readonly watchful: ReadonlySet<string>;
  /** Operations that timed out or crashed too often to be called on the way to others. */
  readonly blocked: Set<string>;
  /** Operations whose cases are run step by step, since a batch of them did not come back. */
  readonly unbatched: Set<string>;
  /** Whether reports show what the spec calls secret or personal. */
  readonly showSecrets: boolean;
}

export interface Call {
  readonly operation: string;
  readonly input: Values;
  /** Present where the contract asks for the time, the caller or dependencies. */
  readonly around?: Around;
}

/** A finding and the call it is about: an index into `Trail.calls`; -1 is the state before any call. */
export interface Sighting {
  readonly finding: Finding;
  readonly at: number;
  /** How the call ended, in words. */
  readonly outcome: string;
  /** What the call met and how it ended; absent where it is about no single call. */
  readonly ended?: { readonly scene: Scene; readonly outcome: Outcome; readonly left?: unknown };
}

export interface Answered {
  readonly operation: string;
  readonly outcome: Outcome;
}

/** What one case showed. */
export interface Trail {
  /** What `create` was given; undefined where the spec has no state. */
  readonly state: Values | undefined;
  /** Those sent, in order. */
  readonly calls: Call[];
  readonly sightings: Sighting[];
  /** Operations not called, since the call would have broken the caller's duty; the id of a law whose case lies outside of it. */
  readonly withheld: string[];
  /** The duties that those would have broken, by id. */
  readonly duties?: string[];
  /** Whether the case came to what it was drawn for: its last call, or the law's condition. */
  reached?: boolean;
  /** Whether the case fell under an exception of the law. */
  excepted?: boolean;
  incident?: { readonly incident: Incident; readonly operation: string | undefined };
  /** A query that answered differently to the same call. */
  unsteady?: { readonly operation: string; readonly first: string; readonly second: string };
  /** The given values of a law. */
  readonly given?: Values;
  /** How calls ended, or were to end, that no sighting is about. */
  answered?: readonly Answered[];
}
