/** What may be said when an implementation is wrapped. */
import type { Scene } from "../contract.js";
import type { Violation } from "../violation.js";
import type { Modes } from "./modes.js";

export interface ImplementOptions<State extends object = object> {
  /**
   * The State section as the implementation holds it now; read before and after each call, at rest. It need not be a copy.
   * Without it, conditions that read the state are not checked.
   */
  readonly observe?: () => State;
  /**
   * Whether what no row of Changes names is compared as well, the inputs and the rules of history too: copies the whole
   * state at each call. Default: false.
   */
  readonly frames?: boolean;
  /** Which promises are checked here, and how; the environment and `setModes` stand over it. Default: all, `enforce`. */
  readonly modes?: Modes;
  /** Hears of each broken promise, also of one that is thrown. What it throws itself changes nothing. */
  readonly onViolation?: (violation: Violation, told: Told) => void;
}

/** How a violation came to the handler. */
export interface Told {
  readonly mode: "observe" | "enforce";
  /** Whether the call ends with it; of several broken promises one is thrown. */
  readonly thrown: boolean;
  /** Whether only one of several calls is checked for promises of its kind. */
  readonly sampled: boolean;
}

/** What a guard says besides. */
export interface WrapOptions extends ImplementOptions {
  readonly around?: Around;
}

/** Fills the scene of each call with what its arguments do not say; `args` is the same list before and after. */
export interface Around {
  before?(args: readonly unknown[]): Partial<Pick<Scene, "now" | "actor">>;
  after?(args: readonly unknown[]): Partial<Pick<Scene, "ports" | "events" | "answer">>;
}
