/** What a simulation tells: every number in it counts something that was tried. */
import type { Part } from "@tenet/runtime";

export interface SimulatedCall {
  readonly operation: string;
  readonly input: unknown;
  /** What the call met: absent where the operation asks for none. */
  readonly actor?: unknown;
  readonly now?: Date;
  /** `Payments.charge` and what it answered. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The failure mode that the call met. */
  readonly trouble?: string;
  /** How the model ended it, in words. */
  readonly outcome: string;
}

/** A promise that the spec's own operations break, or rows that say two things at once. */
export interface Breach {
  /** The promise, or the row of Changes. */
  readonly id: string;
  readonly kind: "promise" | "row";
  readonly text: string;
  readonly expression: string;
  readonly line: number;
  /** Absent: it begins with the state under Starts. Calls may or may not lead to the one that is here. */
  readonly state?: unknown;
  readonly calls: readonly SimulatedCall[];
  readonly expected: string;
  readonly actual: string;
  readonly parts: readonly Part[];
  /** Something that the spec calls secret or personal has a label in its place. */
  readonly covered?: true;
}

export interface SimulatedOperation {
  readonly operation: string;
  readonly line: number;
  readonly determined: boolean;
  /** Why the spec does not determine what it does. */
  readonly why?: string;
  readonly calls: number;
  readonly succeeded: number;
  /** Calls in which the spec did not say enough, and the first reason. */
  readonly undetermined: number;
  readonly undeterminedWhy?: string;
  readonly refusals: readonly {
    readonly id: string;
    readonly code: string;
    readonly line: number;
    readonly reached: number;
  }[];
}

export interface Simulation {
  readonly seed: number;
  readonly sequences: number;
  readonly calls: number;
  readonly breaches: readonly Breach[];
  readonly operations: readonly SimulatedOperation[];
}
