/** What a service gives to its guard. */
import type { EventRecord, Values } from "../contract.js";
import type { ImplementOptions } from "../running/index.js";
import type { IdempotencyStore } from "./store.js";

/** What the guard hands to the function that makes the implementation. */
export interface GuardWorld<Ports = unknown, Event = EventRecord> {
  /** The dependencies, each with a time limit and its answers checked; a failure is a `PortTrouble`. */
  readonly ports: Ports;
  /** Takes an event; it goes out when the operation has succeeded. */
  readonly emit: (event: Event) => void;
  /** The time of the call under way, else of the clock; in milliseconds since 1970. */
  readonly now: () => number;
}

/** `Omit` would lose what `ImplementOptions` says of each member. */
type Checks<State extends object> = {
  [K in keyof ImplementOptions<State> as K extends "around" ? never : K]: ImplementOptions<State>[K];
};

export interface GuardOptions<
  State extends object = object,
  Ports = unknown,
  Event = EventRecord,
  Name extends PropertyKey = string,
> extends Checks<State> {
  readonly ports?: Ports;
  /** Where events go that an operation sent out, once it has succeeded. */
  readonly emit?: (event: Event) => unknown;
  /** The clock, in milliseconds since 1970. Default: that of the system. */
  readonly now?: () => number;
  /**
   * What of the state decides whether the caller may see and do this, where the whole cannot be observed: the variables of
   * State with the entries that the call names. Read before permissions and visibility are decided.
   */
  readonly look?: (call: GuardedCall) => Partial<State> | Promise<Partial<State>>;
  /**
   * Who decides who may see and do what, where that needs the state and neither `observe` nor `look` tells it. Default:
   * nobody; there is no guard without one of them, and where `look` leaves out what decides, the call fails.
   */
  readonly undecided?: "implementation";
  /** Milliseconds that a dependency has to answer, where no failure mode says. Default: 10 000. */
  readonly timeout?: number;
  /** Whether an error of a dependency leaves open if what was asked happened. Default: a timeout or a broken connection. */
  readonly mayHaveHappened?: (error: unknown) => boolean;
  /** Milliseconds that each call of `emit` and of `audit` has; then it counts as failed. Default: 10 000. */
  readonly handOver?: number;
  /** What idempotent operations remember. Default: memory. */
  readonly store?: IdempotencyStore;
  /** By which keys and requests are digested for the store; the same in all processes that share it. Keep it secret. */
  readonly digestKey?: string;
  readonly audit?: (record: AuditRecord) => unknown;
  /** Operations that are audited besides those that send out events. */
  readonly audited?: readonly Name[] | "all";
  /** Hears of each error that callers are not shown; `error` without what the spec calls secret or personal. */
  readonly onError?: (error: unknown, call: ErrorCall) => unknown;
  /** Codes for what the spec has none for. */
  readonly codes?: { readonly invalid?: string; readonly unauthenticated?: string; readonly internal?: string };
  /**
   * Whether secrets are hidden. `known`: the messages of errors are shown without the secrets that the guard knows, also
   * where the state that holds others is not observed. Default: true. `false` is for tests of the hiding.
   */
  readonly redact?: boolean | "known";
}

/** What must be given where permissions or visibility read the state. */
export type Deciding<State extends object> =
  | { readonly observe: () => State }
  | { readonly look: NonNullable<GuardOptions<State>["look"]> }
  | { readonly undecided: "implementation" };

export interface GuardedCall {
  readonly operation: string;
  readonly input: Values;
  readonly actor: unknown;
}

export interface ErrorCall {
  readonly spec: string;
  readonly operation: string;
  /** As in what the caller was told; absent where the caller was not told of it. */
  readonly id?: string;
  readonly trace?: string;
}

/** Who did what, and what came of it. */
export interface AuditRecord {
  readonly at: Date;
  readonly spec: string;
  readonly operation: string;
  /** Without what is secret or personal, as the input. */
  readonly actor: unknown;
  readonly input: Values;
  readonly outcome: CallOutcome;
  /** Where it did not succeed. */
  readonly code?: string;
  /** The names of the events that went out. */
  readonly events: readonly string[];
  readonly trace?: string;
}

export type CallOutcome = "succeeded" | "refused" | "failed";
