/** What an expression is evaluated in, and the two ways in which evaluation ends without a value. */
import type { Span } from "@tenet/diagnostics";
import type { Contract, Definition } from "../ir.js";

export type Values = Readonly<Record<string, unknown>>;

export interface Environment {
  readonly contract: Contract;
  readonly input: Values;
  readonly before: Values;
  /** Equal to `before` until the call has ended; in an invariant both are the state. */
  readonly after: Values;
  readonly result: unknown;
  readonly it: unknown;
  /** Free variables: parameters of definitions, `for each`, a law's `given`. */
  readonly variables: Values;
  /** The `Where:` names of the operation at hand. */
  readonly locals?: readonly Definition[];
  /** The call's time, who calls, and what ports answered in it. Reading what is absent throws `NotGiven`. */
  readonly now?: Date;
  readonly actor?: unknown;
  readonly answer?: (port: string, name: string, args: readonly unknown[]) => unknown;
  /** The trusted functions of modules. */
  readonly reference?: (name: string, args: readonly unknown[]) => unknown;
  /**
   * Calls an operation, for laws. Throws `CallFailed` where the operation fails; `fails(e)` sees that one only,
   * whatever else it throws passes through `evaluate` untouched.
   */
  readonly call?: (operation: string, inputs: Values) => unknown;
  /** How many steps evaluation may still take, over all that share this; then it throws `NotGiven`. Absent: any number. */
  readonly steps?: { left: number };
}

/** An environment over nothing but the contract and what is given. */
export function environment(contract: Contract, given: Partial<Environment> = {}): Environment {
  return { contract, input: {}, before: {}, after: {}, result: undefined, it: undefined, variables: {}, ...given };
}

/** An expression has no value here. The message is the reason, in plain words. */
export class Undefined extends Error {
  override readonly name = "Undefined";
  constructor(
    readonly reason: string,
    readonly span: Span,
  ) {
    super(reason);
  }
}

/** Something of the world around the call was read that is not known here: the condition can't be decided. */
export class NotGiven extends Error {
  override readonly name = "NotGiven";
  constructor(readonly what: string) {
    super(`${what} is not known here`);
  }
}

/** A call inside a law failed; `code` where the failure has one. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  constructor(
    readonly operation: string,
    readonly code: string | undefined,
  ) {
    super(`${operation} failed${code === undefined ? "" : ` with ${code}`}`);
  }
}
