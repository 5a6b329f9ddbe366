/**
 * The executable contract: conditions as functions. Generated code writes one out in straight-line TypeScript,
 * the verifier makes one from the IR with the interpreter; `judge` reads both alike.
 */

import type { Decimals } from "./decimals.js";
import type { Secrets } from "./secrets.js";

export type Values = Readonly<Record<string, unknown>>;

/** What a condition may read. `after` equals `before` until the call has ended; in an invariant both are the state. */
export interface Scene {
  readonly input: Values;
  readonly before: Values;
  readonly after: Values;
  readonly result: unknown;
  /** The time of the call, and who calls; absent where they are not known. */
  readonly now?: Date;
  readonly actor?: unknown;
  /** The calls of dependencies during the call, and the events that it sent out, in order; absent where they are not known. */
  readonly ports?: readonly PortRecord[];
  readonly events?: readonly EventRecord[];
  /** What a dependency answered to these arguments, or would have. Throws `Unanswered` where it let its caller down. */
  readonly answer?: (port: string, name: string, args: readonly unknown[]) => unknown;
  /**
   * In running code nobody copies the state: what the conditions read of the state before stands here, one value for each
   * of the operation's `captures`. Absent: `before` is a state of its own.
   */
  readonly captured?: readonly unknown[];
}

/** A scene of running code: `before` and `after` are the state as it is when the check is made, not a copy. */
export interface LiveScene extends Scene {
  /** Whether the state can be read; a check leaves out what reads it where it cannot. */
  readonly state: boolean;
}

/**
 * The checks of an operation as straight-line code, for running code. Each says whether all is well, never what is not:
 * where one says no, or throws, `judge` finds out. Says yes only where `judge` would have nothing to find.
 */
export interface Quick {
  /** The input by names of a call with these arguments; what is absent stands as undefined. Absent: see `parameters`. */
  named?(args: readonly unknown[]): Values;
  /** The input, made by `named` where there is that, fits its types and rules. */
  input(scene: LiveScene): boolean;
  /** The caller's other duties. Absent: there are none. */
  requires?(scene: LiveScene): boolean;
  /** No refusal is due. Absent: there are none. */
  clear?(scene: LiveScene): boolean;
  /** The values of all captures; throws where one has none. Absent: there are none. */
  capture?(scene: LiveScene): readonly unknown[];
  /** The result fits its type. Absent: no result is promised. */
  returns?(scene: LiveScene): boolean;
  /** The postconditions hold. Absent: there are none. */
  ensures?(scene: LiveScene): boolean;
}

/** A sub-expression that reads the state before, its value copied before the call. */
export interface Capture {
  readonly expression: string;
  /** Throws where it has no value. */
  value(scene: Scene): unknown;
}

/** A dependency gave no answer that a condition could read. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

/** One call of a dependency, as it was answered. */
export interface PortRecord {
  readonly port: string;
  readonly function: string;
  readonly args: readonly unknown[];
  /** `code`: by which of its own codes it refused. */
  readonly answer:
    | { readonly kind: "returned"; readonly value: unknown }
    | { readonly kind: "failed"; readonly code: string | undefined };
  /** Milliseconds until it answered. */
  readonly after: number;
  /** How it let its caller down, beyond refusing or being slow. */
  readonly trouble?: "unavailable" | "outOfType" | "happenedAnyway";
}

/** An event that an operation sent out. */
export interface EventRecord {
  readonly event: string;
  readonly data: unknown;
}

export type ClauseKind = "precondition" | "refusal" | "postcondition" | "invariant";

/** One sub-expression and its value, for a violation. `value` is absent where it is undefined (a missing key, a division by zero). */
export interface Part {
  readonly text: string;
  readonly value?: unknown;
}

export interface Clause {
  readonly id: string;
  readonly kind: ClauseKind;
  /** The prose beside it. */
  readonly text: string;
  /** The condition as written. */
  readonly expression: string;
  /** The line of the spec. */
  readonly line: number;
  /** Throws where an expression has no value; that counts as broken. */
  holds(scene: Scene): boolean;
  /** The values of the sub-expressions, smallest first. Never throws. */
  parts(scene: Scene): readonly Part[];
  /** For `a implies b`: whether a held, so that an implication never entered can be told. Absent: always. */
  entered?(scene: Scene): boolean;
  /** Whether the condition reads the state; such a clause is skipped where the state cannot be observed. Absent: no. */
  readonly readsState?: boolean;
}

export interface Refusal extends Clause {
  readonly kind: "refusal";
  readonly code: string;
}

/** Where a value does not fit its type: `path` such as `.lines[2].amount`, `expected` in the spec's words. */
export interface Misfit {
  readonly path: string;
  readonly expected: string;
  readonly actual: unknown;
}

/** `undefined` where the value fits. */
export type Fit = (value: unknown, scene: Scene) => Misfit | undefined;

/** A row of Changes; every function reads the state before. */
export interface Change {
  readonly id: string;
  readonly expression: string;
  readonly line: number;
  /**
   * The places the row names: one, or one for each element of `for each`. The first step is the state variable's name,
   * then keys of maps, names of fields, indices.
   */
  paths(scene: Scene): readonly (readonly unknown[])[];
  /** Index `at` is that of `paths`; `it` is the old value. Absent: may change. */
  becomes?(scene: Scene, it: unknown, at: number): unknown;
  readonly removes: boolean;
  /** Absent: always. */
  when?(scene: Scene): boolean;
  /** The refusal (a clause's id) on which, and on which alone, the row applies. */
  readonly refusedBy?: string;
  /** The failure mode (its id) in which, and in which alone, the row applies. */
  readonly trouble?: string;
}

/** What becomes of an operation when a dependency lets it down. */
export interface FailureMode {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  /** Whether this call of a dependency is of the kind. */
  happened(record: PortRecord): boolean;
  /** The code that it fails with; absent: it succeeds all the same. */
  readonly code?: string;
  /** What holds then, where it succeeds. */
  readonly ensures?: Clause;
}

/** An event that goes out when the operation succeeds, and then only. */
export interface Emission {
  readonly id: string;
  readonly event: string;
  readonly expression: string;
  readonly line: number;
  due(scene: Scene): boolean;
  /** Absent: any. */
  data?(scene: Scene): unknown;
}

/** How often a success asks a dependency with these arguments. */
export interface PortUse {
  readonly id: string;
  readonly port: string;
  readonly function: string;
  readonly expression: string;
  readonly line: number;
  /** Absent: once or more. */
  readonly times?: number;
  due(scene: Scene): boolean;
  args(scene: Scene): readonly unknown[];
}

/** The most calls of a dependency that one call of the operation may cost. */
export interface PortBudget {
  readonly id: string;
  readonly port: string;
  /** Absent: all functions together. */
  readonly function?: string;
  readonly atMost: number;
}

export interface OperationContract {
  readonly name: string;
  readonly line: number;
  /** How the implementation is called: each position a name, or an object of names. */
  readonly parameters: readonly (string | readonly string[])[];
  readonly constructs: boolean;
  /** The input with the defaults of its absent members filled in. Absent: there are no defaults. */
  complete?(input: Values): Values;
  /** Of the whole input record; a misfit blames the caller. */
  readonly accepts: Fit;
  /** Of the result; a misfit is the promise `NAME.returns`. Absent: no result is promised. */
  readonly returns?: Fit;
  readonly requires: readonly Clause[];
  /** In the order of refusal. */
  readonly refusals: readonly Refusal[];
  readonly ensures: readonly Clause[];
  /** Absent: a query, which changes nothing. */
  readonly changes?: readonly Change[];
  readonly failsAny: boolean;
  /** A call with a key that was used before answers as then and changes nothing. */
  readonly idempotent?: boolean;
  /** Where decimals stand in the input and in the result, for messages. */
  readonly decimals?: { readonly input?: Decimals; readonly result?: Decimals };
  /** Where secrets stand in the input and in the result: messages do not show them. */
  readonly secrets?: { readonly input?: Secrets; readonly result?: Secrets };
  /** Codes that it may fail with besides those of its refusals, whatever else is due: nothing here says when. */
  readonly mayFail?: readonly string[];
  /** In the order of the spec; judged where the scene holds the calls of dependencies, as what follows. */
  readonly failureModes?: readonly FailureMode[];
  readonly uses?: readonly PortUse[];
  readonly budgets?: readonly PortBudget[];
  /** Judged where the scene holds the events. */
  readonly emits?: readonly Emission[];
  /** What postconditions read of the state before. Absent: nothing. */
  readonly captures?: readonly Capture[];
  /** Absent: running code is checked by `judge` alone. */
  readonly quick?: Quick;
}

export interface ExecutableContract {
  readonly spec: string;
  /** The spec's file as shown to people. */
  readonly path: string;
  readonly errors: "throw" | "result";
  /** Whether the spec has a State section. */
  readonly stateful: boolean;
  /** Where decimals stand in the state, for messages. */
  readonly decimals?: Decimals;
  /** Where secrets stand in the state. */
  readonly secrets?: Secrets;
  /** Of the whole state, types and rules of its variables included; ids `NAME.type` for those that have none. */
  readonly invariants: readonly Clause[];
  /** All invariants as straight-line code, as `Quick`. */
  quickInvariants?(scene: LiveScene): boolean;
  /** Rules of history (`never deleted`): conditions over `before` and `after` of every call. */
  readonly history?: readonly Clause[];
  readonly operations: Readonly<Record<string, OperationContract>>;
}

/** How a call ended. `thrown` is a plain record of the error: its code, name, message. */
export type Outcome =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "failed"; readonly code: string | undefined; readonly name: string; readonly message: string };
