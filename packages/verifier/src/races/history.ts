/** One race as the parent process reads it: each call with how it ended, and when it began and ended. */
import { deserialize } from "node:v8";
import type { EventRecord, Outcome, PortRecord, Values } from "@tenet/runtime";
import type { Happening, Raced } from "../child/protocol.js";
import { containsItself, withoutNull } from "../nothing.js";
import type { Session } from "../session.js";
import type { Program, RaceCall } from "./program.js";

export interface PastCall {
  readonly call: RaceCall;
  /** Undefined: it never ended. */
  readonly outcome: Outcome | undefined;
  readonly ports: readonly PortRecord[];
  readonly events: readonly EventRecord[];
  /** Places in the log; never ended: beyond it. */
  readonly began: number;
  readonly ended: number;
}

export interface History {
  readonly start: Values;
  /** At the end; undefined where the state cannot be seen. */
  readonly state: Values | undefined;
  readonly calls: readonly PastCall[];
  readonly log: readonly Happening[];
  /** The picks that lead here again. */
  readonly picks: readonly number[];
  /** Whether some call never ended. */
  readonly stuck: boolean;
  /** Operations of which a call waited, so that others could go on. */
  readonly waiting: readonly string[];
}

/** Undefined where the answer cannot be judged. */
export function historyOf(session: Session, program: Program, raced: Raced): History | undefined {
  const seen = session.executable.stateful && session.sees;
  const values = [raced.start, ...(raced.state ? [raced.state] : [])].map(read);
  const outcomes = raced.calls.map(({ outcome }) => (outcome === undefined ? undefined : read(outcome)));
  if ([...values, ...outcomes].some(value => containsItself(value))) return undefined;
  const placeOf = (kind: "starts" | "ends", call: number) => {
    const at = raced.log.findIndex(one => one.kind === kind && one.call === call);
    return at < 0 ? raced.log.length : at;
  };
  return {
    start: seen ? (values[0] as Values) : (program.earlier.at(-1)?.scene.after ?? program.state ?? {}),
    state: seen && raced.state !== undefined ? (values[1] as Values) : undefined,
    calls: program.calls.map((call, at) => ({
      call,
      outcome: outcomes[at] as Outcome | undefined,
      ports: withoutNull(raced.calls[at]?.ports ?? []) as readonly PortRecord[],
      events: withoutNull(raced.calls[at]?.events ?? []) as readonly EventRecord[],
      began: placeOf("starts", at),
      ended: placeOf("ends", at),
    })),
    log: raced.log,
    picks: raced.choices.map(({ taken }) => taken),
    stuck: raced.state === undefined,
    waiting: program.calls.filter((_, at) => raced.calls[at]?.waited).map(({ operation }) => operation),
  };
}

const read = (bytes: Uint8Array): unknown => withoutNull(deserialize(bytes));

/** Whether two calls were under way at once. */
export function overlaps({ calls }: History): boolean {
  return calls.some((a, at) => calls.slice(at + 1).some(b => a.began < b.ended && b.began < a.ended));
}
