/** The contract IR of what stands around operations. Where a row is also a clause of an operation, the clause is in the operation. */
import type { Span } from "@tenet/diagnostics";
import type { Expr, Path, RuledType } from "../ir.js";

/** What a call's judgement may need besides inputs, result and states. */
export type World =
  /** `now` */
  | "clock"
  /** `actor` */
  | "actor"
  /** The answer of a port in this call. */
  | "ports";

export interface Import {
  /** The imported spec's name: `bank.money`. */
  readonly spec: string;
  /** As shown to people. */
  readonly path: string;
  /** The types and definitions that came from it, copied into the contract. */
  readonly names: readonly string[];
}

/** A state machine: the values of one enumerated field of an entity, and what may change them. */
export interface Machine {
  /** `Account.status` */
  readonly id: string;
  readonly entity: string;
  readonly field: string;
  /** In the order of the enumeration. */
  readonly states: readonly string[];
  readonly rows: readonly Transition[];
  /** States that an entity may stay in for ever. */
  readonly final: readonly string[];
  readonly prose: string;
  readonly line: number;
}

export interface Transition {
  /** `Account.status.freeze`, or with a number behind it where the operation has several rows. */
  readonly id: string;
  /** Empty: the entity comes into being. */
  readonly from: readonly string[];
  /** Empty: the entity is removed. */
  readonly to: readonly string[];
  readonly on:
    | { readonly kind: "operation"; readonly operation: string; readonly of: Path | undefined }
    /** `at` is a timestamp over the entity, `it`. */
    | { readonly kind: "itself"; readonly at: Expr; readonly expression: string };
  /** Over the entity (`it`) before, and the operation's inputs. */
  readonly when: Expr | undefined;
  /** The condition as written. */
  readonly expression: string | undefined;
  readonly otherwise: string | undefined;
  readonly line: number;
  readonly span: Span;
}

export interface Roles {
  readonly actor: RuledType;
  readonly roles: readonly Role[];
}

export interface Role {
  readonly name: string;
  /** Over `actor` and the state before; `true` for `anyone`. */
  readonly who: Expr;
  readonly expression: string;
  readonly prose: string;
  readonly line: number;
}

export interface Permission {
  /** `transfer.permission` */
  readonly id: string;
  readonly operation: string;
  readonly cells: readonly { readonly role: string; readonly allowed: boolean | Expr; readonly expression: string }[];
  readonly otherwise: string;
  readonly line: number;
}

export interface Visibility {
  /** `Device.visibility-agent` */
  readonly id: string;
  readonly entity: string;
  /** The roles that the row is about; `others` and `everyone` are spelt out. */
  readonly roles: readonly string[];
  /** Over `it`, an entity, `actor` and the state. */
  readonly sees: Expr;
  readonly expression: string;
  readonly line: number;
}

/** What a code means to callers. */
export interface ErrorCode {
  readonly code: string;
  /** HTTP. */
  readonly status: number | undefined;
  readonly retry: boolean | undefined;
  readonly data: RuledType | undefined;
  readonly prose: string;
  readonly line: number;
}

export interface EventType {
  readonly name: string;
  readonly data: RuledType;
  readonly prose: string;
  readonly line: number;
}

export interface Port {
  readonly name: string;
  readonly functions: readonly PortFunction[];
}

export interface PortFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[];
  readonly returns: RuledType | undefined;
  readonly fails: readonly string[];
  readonly prose: string;
  readonly line: number;
}

/** An entry of the trace that temporal promises are about. */
export type TraceSubject =
  | { readonly kind: "operation"; readonly operation: string }
  | { readonly kind: "event"; readonly event: string }
  | { readonly kind: "port"; readonly port: string; readonly function: string };

export interface Temporal {
  readonly id: string;
  readonly subject: TraceSubject;
  readonly promise: /** `window` in milliseconds; undefined: ever. */
    | { readonly kind: "atMost"; readonly times: number; readonly window: Expr | undefined }
    | { readonly kind: "onlyAfter" | "neverAfter" | "inOrderOf"; readonly others: readonly TraceSubject[] }
    | { readonly kind: "followedBy"; readonly others: readonly TraceSubject[]; readonly within: Expr | undefined };
  /** Over the fields that the subject and all others have in common; undefined: all together. */
  readonly per: Expr | undefined;
  readonly otherwise: string | undefined;
  readonly text: string;
  readonly line: number;
}

export interface FailureMode {
  readonly id: string;
  readonly operation: string;
  readonly port: string;
  /** Undefined: any function of the port that the operation calls. */
  readonly function: string | undefined;
  readonly trouble:
    | { readonly kind: "unavailable" | "outOfType" | "happenedAnyway" }
    | { readonly kind: "slowerThan"; readonly milliseconds: number }
    | { readonly kind: "failsWith"; readonly code: string };
  readonly outcome:
    | { readonly kind: "fails"; readonly code: string }
    | { readonly kind: "succeeds"; readonly ensures: Expr | undefined; readonly expression: string | undefined };
  readonly text: string;
  readonly line: number;
}

export interface Quality {
  readonly id: string;
  readonly operation: string;
  readonly measure:
    | { readonly kind: "latency"; readonly percentile: number; readonly below: number }
    | { readonly kind: "throughput"; readonly atLeast: number }
    | { readonly kind: "calls"; readonly port: string; readonly function: string | undefined; readonly atMost: number }
    | { readonly kind: "linearizable"; readonly callers: number }
    | { readonly kind: "availability"; readonly percent: number };
  readonly text: string;
  readonly line: number;
}

/** A batch: the same as calling `operation` for each element in turn. */
export interface SameAs {
  readonly each: { readonly variable: string; readonly list: Expr } | undefined;
  /** All or nothing. */
  readonly atomic: boolean;
  readonly operation: string;
  readonly inputs: readonly { readonly name: string; readonly value: Expr }[];
  readonly expression: string;
  readonly line: number;
}

/** The same key and input again gives the same outcome and changes nothing. */
export interface Idempotent {
  readonly key: Expr;
  readonly expression: string;
  /** A duration; undefined: for ever. */
  readonly window: Expr | undefined;
  /** The code for the same key with another input. */
  readonly otherwise: string | undefined;
  /** The code while the first call is still running. */
  readonly running: string | undefined;
  readonly line: number;
}

export interface Emit {
  readonly id: string;
  readonly event: string;
  readonly data: Expr | undefined;
  readonly when: Expr | undefined;
  readonly expression: string;
  readonly line: number;
}

export interface PortCall {
  readonly id: string;
  readonly port: string;
  readonly function: string;
  readonly args: readonly Expr[];
  readonly times: number | undefined;
  readonly when: Expr | undefined;
  readonly expression: string;
  readonly line: number;
}
