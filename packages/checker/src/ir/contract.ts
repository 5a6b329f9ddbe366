/** The whole of a spec: declarations, operations, laws, promises. */
import type { Span } from "@tenet/diagnostics";
import type {
  Emit,
  ErrorCode,
  EventType,
  FailureMode,
  Idempotent,
  Import,
  Machine,
  Permission,
  Port,
  PortCall,
  Quality,
  Roles,
  SameAs,
  Temporal,
  Visibility,
  World,
} from "./around.js";
import type { Expr } from "./expression.js";
import type { Field, RuledType } from "./type.js";

export interface Contract {
  /** `bank.accounts` */
  readonly spec: string;
  readonly version: string;
  readonly title: string;
  readonly prose: string;
  /** As shown to people: relative, forward slashes. */
  readonly path: string;
  /** The file's name without `.spec.md`: `bank`. */
  readonly stem: string;
  /** SHA-256 of the normalised source, hexadecimal. */
  readonly hash: string;
  readonly errors: "throw" | "result";
  /** Each before those that use it, but for recursion. */
  readonly types: readonly TypeDeclaration[];
  /** Each before those that use it: definitions do not recur. */
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly state: readonly StateVariable[];
  /** Over the whole state: `Always` of State and the section Invariants. */
  readonly invariants: readonly Clause[];
  readonly operations: readonly Operation[];
  readonly laws: readonly Law[];
  readonly imports: readonly Import[];
  readonly machines: readonly Machine[];
  readonly roles: Roles | undefined;
  readonly permissions: readonly Permission[];
  readonly visibility: readonly Visibility[];
  readonly errorCodes: readonly ErrorCode[];
  readonly events: readonly EventType[];
  readonly ports: readonly Port[];
  readonly overTime: readonly Temporal[];
  readonly failureModes: readonly FailureMode[];
  readonly quality: readonly Quality[];
  /** Every promise of the spec, in the order of the file. */
  readonly promises: readonly Promised[];
}

export interface TypeDeclaration {
  readonly name: string;
  readonly kind: "alias" | "entity";
  readonly type: RuledType;
  /** About `it`, the whole value. */
  readonly invariants: readonly Clause[];
  readonly prose: string;
  readonly line: number;
  /** The path of the spec that it was copied from; the spans in it count in that file, its line is that of the link. */
  readonly importedFrom?: string;
}

export interface Definition {
  readonly name: string;
  /** Empty for a value. */
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[];
  readonly isFunction: boolean;
  readonly body: Expr;
  readonly prose: string;
  readonly line: number;
  /** As of a type. */
  readonly importedFrom?: string;
}

export interface StateVariable {
  readonly name: string;
  readonly type: RuledType;
  readonly starts: Expr | undefined;
  readonly prose: string;
  readonly line: number;
}

export type ClauseKind = "precondition" | "refusal" | "postcondition" | "invariant" | "law";

/** A condition that someone owes someone. */
export interface Clause {
  /** Unique in the spec: `TRF-3`, or derived: `transfer.ensures-the-receipt-names…`. */
  readonly id: string;
  readonly kind: ClauseKind;
  /** The prose beside it. */
  readonly text: string;
  /** The condition as written, on one line, without the backticks. */
  readonly expression: string;
  readonly condition: Expr;
  readonly line: number;
  readonly span: Span;
  /** The path of the spec that it was imported from; its spans count in that file. */
  readonly importedFrom?: string;
}

/** The operation must refuse with `code` where `condition` does not hold. */
export interface Refusal extends Clause {
  readonly kind: "refusal";
  readonly code: string;
  /**
   * `refersTo` comes of an input's rule, the others of Over time, Visibility, Permissions, Transitions.
   * In an operation they stand in the order of refusal: limit, visibility, refersTo, permission, transition, requires.
   */
  readonly from: "requires" | "refersTo" | "limit" | "visibility" | "permission" | "transition";
}

export interface Operation {
  readonly name: string;
  readonly constructs: boolean;
  readonly parameters: readonly (
    | { readonly kind: "position"; readonly name: string }
    | { readonly kind: "object"; readonly names: readonly string[] }
  )[];
  readonly inputs: readonly Field[];
  readonly returns: RuledType | undefined;
  readonly locals: readonly Definition[];
  /** The caller's duties, beyond the inputs' types and rules. */
  readonly requires: readonly Clause[];
  /** In the order of refusal. */
  readonly refusals: readonly Refusal[];
  readonly ensures: readonly Clause[];
  /** Undefined: a query. */
  readonly changes: readonly Change[] | undefined;
  /** May also refuse in ways not listed. */
  readonly failsAny: boolean;
  /** Codes that it may fail with besides those of its refusals: of failure modes, limits, idempotency. */
  readonly mayFail: readonly string[];
  readonly sameAs: SameAs | undefined;
  readonly idempotent: Idempotent | undefined;
  readonly emits: readonly Emit[];
  readonly calls: readonly PortCall[];
  /** What a call needs besides its inputs, because a clause or row reads it. In the order of the union. */
  readonly needs: readonly World[];
  readonly examples: readonly Example[];
  readonly prose: string;
  readonly line: number;
  readonly span: Span;
}

/** One row of Changes. All expressions read the state before; `becomes` reads the old value as `it`. */
export interface Change {
  readonly id: string;
  /** The What cell as written. */
  readonly expression: string;
  readonly path: Path;
  readonly each: { readonly variable: string; readonly list: Expr } | undefined;
  /** Undefined: may change, see Ensures. */
  readonly becomes: Expr | "removed" | undefined;
  readonly when: Expr | undefined;
  /** The row applies when this refusal (a clause's id) refuses, and then only. */
  readonly refusedBy: string | undefined;
  /** The row applies in this failure mode (its id) and then only, in place of another row on the same path. */
  readonly trouble?: string;
  readonly line: number;
  readonly span: Span;
}

export interface Path {
  readonly state: string;
  readonly steps: readonly (
    | { readonly kind: "key"; readonly key: Expr }
    | { readonly kind: "field"; readonly name: string }
  )[];
}

export interface Example {
  readonly id: string;
  /** `Example 2`, or the name of a scenario. */
  readonly text: string;
  /** What holds after the call besides the outcome: the THEN steps of a scenario. */
  readonly expects: readonly Clause[];

  readonly inputs: readonly { readonly name: string; readonly value: Expr }[];
  readonly before: readonly { readonly name: string; readonly value: Expr }[];
  readonly outcome:
    | { readonly kind: "returns"; readonly value: Expr }
    | { readonly kind: "fails"; readonly code: string }
    /** Whatever it returns. */
    | { readonly kind: "succeeds" }
    | undefined;
  readonly line: number;
}

/** A definition that is a trusted function of a module: only tests call it. */
export interface Reference {
  readonly name: string;
  /** Relative to the spec's file, as linked: `reference.ts`. */
  readonly module: string;
  readonly parameters: readonly { readonly name: string; readonly type: RuledType }[];
  readonly returns: RuledType;
  readonly prose: string;
  readonly line: number;
  /** The path of the spec that names it; `module` is relative to this spec all the same. */
  readonly importedFrom?: string;
}

export interface Law extends Clause {
  readonly kind: "law";
  readonly given: readonly { readonly name: string; readonly type: RuledType }[];
  readonly where: Expr | undefined;
  readonly except: readonly { readonly condition: Expr; readonly reason: string; readonly expression: string }[];
}

export type PromiseKind =
  | ClauseKind
  /** `transfer.returns`: the result fits its type. */
  | "returns"
  /** `transfer.failures`: it fails only in the ways the spec lists. */
  | "failures"
  /** `transfer.changes.accounts[from].balance`: a row of Changes with a Becomes. */
  | "change"
  /** `transfer.frame`: what no row names stays equal, a refusal changes nothing, and inputs stay as they were given. */
  | "frame"
  /** `transfer.example-1` */
  | "example"
  /** `accounts.never-deleted` */
  | "history"
  /** `Account.status.freeze`: a row of Transitions. */
  | "transition"
  /** `transfer.permission`, `Device.visibility-agent` */
  | "permission"
  | "visibility"
  /** A row of Over time, Failure modes, Quality. */
  | "temporal"
  | "failureMode"
  | "quality"
  /** `transfer.emits-…`, `transfer.calls-…`, `transfer.idempotent`, `transferAll.same-as` */
  | "event"
  | "portCall"
  | "idempotent"
  | "sameAs"
  /** A scenario with concrete values. */
  | "scenario"
  /** A statement without an expression. */
  | "statement";

export type PromiseStatus = "bound" | "exampled" | "traced" | "judged" | "unbound";

/** A line of the manifest: what is promised and what holds code to it. */
export interface Promised {
  readonly id: string;
  readonly kind: PromiseKind;
  readonly text: string;
  readonly expression: string | undefined;
  readonly line: number;
  readonly status: PromiseStatus;
  readonly operation: string | undefined;
  /** Where the verifier will not check it: why. */
  readonly notChecked: string | undefined;
  /** The path of the spec that states it, where that is another one. */
  readonly importedFrom?: string;
}
