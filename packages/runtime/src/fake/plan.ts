/** What `spec fake` writes out of a spec: its conditions come with the generated contract. */
import type { Change, ExecutableContract, Scene, Values } from "../contract.js";
import type { Supply } from "./supply.js";

/** One step towards the end of a successful call. */
export type FakeStage =
  /** The rows of Changes with these ids apply. */
  | { readonly rows: readonly string[] }
  /** A part of the result; empty: the whole. What is known already stays. */
  | {
      readonly path: readonly string[];
      readonly value: (scene: any) => unknown;
      readonly when?: (scene: any) => boolean;
    }
  /** A part that is made up; `kind` names it for `newId`. */
  | { readonly path: readonly string[]; readonly supply: Supply; readonly kind: string };

export interface FakeClause {
  readonly id: string;
  readonly holds: (scene: any) => boolean;
}

export interface FakeOperation {
  /** Why the spec does not determine what it does; then it throws. */
  readonly undetermined?: string;
  /** In place of those of the contract, which leave out what reads the world around a call. */
  readonly requires?: readonly FakeClause[];
  readonly refusals?: readonly (FakeClause & { readonly code: string })[];
  readonly changes?: readonly Change[];
  readonly stages: readonly FakeStage[];
  /** The single calls that a batch stands for. */
  readonly batch?: { readonly operation: string; readonly inputs: (scene: any) => readonly Values[] };
  readonly emits?: readonly {
    readonly event: string;
    readonly data?: (scene: any) => unknown;
    readonly when?: (scene: any) => boolean;
  }[];
  /** Calls of dependencies that a success makes, whatever they answer. */
  readonly calls?: readonly {
    readonly port: string;
    readonly function: string;
    readonly args: (scene: any) => readonly unknown[];
    readonly when?: (scene: any) => boolean;
  }[];
  /** `within`: milliseconds. */
  readonly idempotent?: {
    readonly key: (scene: any) => unknown;
    readonly within?: number;
    readonly otherwise?: string;
  };
  /**
   * What becomes of it when a dependency fails. `fails`: by which code of the dependency, absent: any trouble; `code`: with
   * which it fails then, absent: it succeeds all the same.
   */
  readonly failures?: readonly {
    readonly port: string;
    readonly function?: string;
    readonly fails?: string;
    readonly code?: string;
  }[];
}

export interface FakePlan {
  readonly contract: ExecutableContract;
  readonly start: () => Values;
  readonly operations: Readonly<Record<string, FakeOperation>>;
}

/** What a fake is made with; all of it has a default but for dependencies that the spec's conditions ask. */
export interface FakeOptions<State = Values, Ports = unknown> {
  /** To begin with; variables left out are as the spec's column Starts says. */
  readonly state?: Partial<State>;
  /** The clock, in milliseconds since 1970; by default that of the machine. */
  readonly now?: () => number | Date;
  /** Fresh identifiers, by the name of their type; by default counted up as the type's pattern asks. */
  readonly newId?: (kind: string) => unknown;
  /** The dependencies; a call waits for those that answer later. */
  readonly ports?: Ports;
  /** Sees each event of a call that succeeded. */
  readonly onEvent?: (event: string, data: unknown) => void;
}

/** The scene with a call's world. */
export type FakeScene = Scene & { readonly now: Date };
