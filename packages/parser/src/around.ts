/** The intent AST of what stands around operations: other specs, states, people, time, ports, failures, quality. */
import type { Span } from "@tenet/diagnostics";
import type { ExprNode, Name, Node, ParameterNode, RuledTypeNode, StatementNode } from "./ast.js";

/** `Uses [Money](money.spec.md), [Users](../users.spec.md).` in prose outside operations. */
export interface ImportNode extends Node {
  /** The link's words. */
  readonly text: string;
  /** The link's target without a fragment, as written: `money.spec.md`. */
  readonly target: Name;
}

/** `## Transitions: Account.status` with its table. */
export interface TransitionsNode extends Node {
  readonly entity: Name;
  readonly field: Name;
  readonly rows: readonly TransitionNode[];
  /** `Final: closed, cancelled.`: states that nothing leads out of, on purpose. */
  readonly final: readonly Name[];
  /** Whether all of the section could be read: of half a table nothing follows. */
  readonly complete: boolean;
  readonly prose: string;
}

export interface TransitionNode extends Node {
  /** `–` (or `-`, `—`): the entity comes into being. `any`, `any except a, b`. */
  readonly from:
    | { readonly kind: "creation"; readonly span: Span }
    | { readonly kind: "states"; readonly states: readonly Name[]; readonly span: Span }
    | { readonly kind: "any"; readonly except: readonly Name[]; readonly span: Span };
  /** Operations, or `by itself, at \`expiresAt\``. */
  readonly on:
    | { readonly kind: "operations"; readonly operations: readonly Name[]; readonly span: Span }
    | { readonly kind: "itself"; readonly at: ExprNode; readonly span: Span };
  /** `–`: the entity is removed; then empty. */
  readonly to: readonly Name[];
  readonly removes: boolean;
  readonly when: ExprNode | undefined;
  readonly otherwise: Name | undefined;
  /** Which entity: a path such as `accounts[id]`. */
  readonly of: ExprNode | undefined;
}

/** `- \`actor\`: { id: UserId, … }` and a table *Role, Who, Meaning*. */
export interface RolesNode extends Node {
  readonly actor: RuledTypeNode | undefined;
  readonly roles: readonly RoleNode[];
}

export interface RoleNode extends Node {
  readonly name: Name;
  /** The Who cell: a condition over `actor`, or the word `anyone`. Undefined was diagnosed. */
  readonly who: ExprNode | "anyone" | undefined;
  readonly prose: string;
}

/** A row of Permissions for each operation that its first cell names (`every operation`: `operations` is empty and `every` set). */
export interface PermissionNode extends Node {
  readonly operations: readonly Name[];
  readonly every: boolean;
  /** `allowed` is undefined where the cell is empty: as the row of every operation says, else no. */
  readonly cells: readonly {
    readonly role: Name;
    readonly allowed: boolean | ExprNode | undefined;
    readonly span: Span;
  }[];
  /** The Otherwise column: the code in place of `FORBIDDEN`. */
  readonly otherwise: Name | undefined;
}

/** A row *Entity, Role, Sees*. */
export interface VisibilityNode extends Node {
  readonly entity: Name;
  /** A role's name, or the words `everyone`, `others` (of that entity's rows). */
  readonly role: Name;
  readonly sees: ExprNode | boolean;
}

/** A row *Code, Status, Retry, Data, Meaning*. */
export interface ErrorNode extends Node {
  readonly code: Name;
  /** The HTTP status. */
  readonly status: number | undefined;
  readonly retry: boolean | undefined;
  readonly data: RuledTypeNode | undefined;
  readonly prose: string;
}

/** `- \`OrderPaid\`: \`{ id: OrderId }\`, prose`, or `### OrderPaid` with a table of fields (then `data` is a record). */
export interface EventNode extends Node {
  readonly name: Name;
  readonly data: RuledTypeNode;
  readonly prose: string;
}

/** An operation, an event, or a port's function (`Acquirer.capture`). */
export interface Subject extends Node {
  readonly port: Name | undefined;
  readonly name: Name;
}

/** A row *Id?, What, Promise, Per, Otherwise*. */
export interface OverTimeNode extends Node {
  readonly id: Name | undefined;
  readonly what: Subject;
  readonly promise: TemporalNode;
  readonly per: ExprNode | undefined;
  readonly otherwise: Name | undefined;
  /** The Promise cell as written. */
  readonly text: string;
}

/** `within` and `window` are expressions of durations: `minutes(5)`; `per minute`, `within 5 minutes` are read as such. */
export type TemporalNode =
  | { readonly kind: "atMost"; readonly times: number; readonly window: ExprNode | undefined }
  | { readonly kind: "onlyAfter" | "neverAfter" | "inOrderOf"; readonly others: readonly Subject[] }
  | { readonly kind: "followedBy"; readonly others: readonly Subject[]; readonly within: ExprNode | undefined };

/** `- \`RateFeed\`: \`rate(from: Currency, to: Currency): decimal(6)\`, fails with \`A\`, \`B\`` */
export interface PortFunctionNode extends Node {
  readonly port: Name;
  readonly name: Name;
  readonly parameters: readonly ParameterNode[];
  readonly returns: RuledTypeNode | undefined;
  readonly fails: readonly Name[];
  readonly prose: string;
}

/** A row *Id?, Operation, When, Then*. */
export interface FailureModeNode extends Node {
  readonly id: Name | undefined;
  /** Empty with `every`: every operation that calls the port. */
  readonly operations: readonly Name[];
  readonly every: boolean;
  /** The When cell as written. */
  readonly text: string;
  readonly when: PortTrouble;
  /** A code, or `succeeds` and perhaps `, \`condition\`` that then holds. */
  readonly outcome:
    | { readonly kind: "fails"; readonly code: Name }
    | { readonly kind: "succeeds"; readonly ensures: ExprNode | undefined };
}

/** `Acquirer is unavailable`, `Acquirer.capture is slower than 10 s`, `… answers out of type`, `… may have happened anyway`, `… fails with \`DECLINED\``. */
export interface PortTrouble extends Node {
  readonly port: Name;
  /** Undefined: any function of the port. */
  readonly name: Name | undefined;
  readonly trouble:
    | { readonly kind: "unavailable" | "outOfType" | "happenedAnyway" }
    /** In milliseconds. */
    | { readonly kind: "slowerThan"; readonly milliseconds: number }
    | { readonly kind: "failsWith"; readonly code: Name };
}

/** A row *Id?, Operation, Measure, Target, Under*. */
export interface QualityNode extends Node {
  readonly id: Name | undefined;
  readonly operations: readonly Name[];
  readonly every: boolean;
  readonly measure: /** `p95 latency`, `< 50 ms`; the bound in milliseconds. */
    | { readonly kind: "latency"; readonly percentile: number; readonly below: number }
    /** `throughput`, `at least 200 per second`; calls per second. */
    | { readonly kind: "throughput"; readonly atLeast: number }
    /** `calls of Acquirer.capture` (or `calls of Acquirer`), `at most 1`. */
    | { readonly kind: "calls"; readonly port: Name; readonly name: Name | undefined; readonly atMost: number }
    /** `concurrent use`, `linearizable`, `3 callers`. */
    | { readonly kind: "linearizable"; readonly callers: number }
    /** `availability`, `99.9 %`: measured elsewhere. */
    | { readonly kind: "availability"; readonly percent: number };
  /** Measure, target and conditions as written. */
  readonly text: string;
}

/** `### Requirement: Name` with SHALL sentences and scenarios. */
export interface RequirementNode extends Node {
  readonly name: Name;
  /** `### Requirement: **REQ-7** Name`. */
  readonly id: Name | undefined;
  /** Statements and scenarios that stand under no requirement of their own, directly under Requirements. */
  readonly bare: boolean;
  readonly statements: readonly StatementNode[];
  readonly scenarios: readonly ScenarioNode[];
}

/** `#### Scenario: name` and its steps. A scenario may also stand alone under Requirements. */
export interface ScenarioNode extends Node {
  readonly name: Name;
  readonly id: Name | undefined;
  readonly steps: readonly StepNode[];
  readonly judged: StatementNode["judged"];
  readonly covers: readonly Name[];
}

/** `- **GIVEN** prose \`expression\``; AND and BUT continue the word before them. */
export interface StepNode extends Node {
  readonly word: "given" | "when" | "then";
  readonly prose: string;
  /** The code spans that read as expressions. Of prose with words between, they may mean nothing: the checker decides. */
  readonly expressions: readonly ExprNode[];
  /** `it fails with \`CODE\``. */
  readonly failsWith: Name | undefined;
  /** `it returns \`value\``. */
  readonly returns: ExprNode | undefined;
  /** `it succeeds`. */
  readonly succeeds: boolean;
}

/** `Same as: for each \`x\` of \`xs\`, all or nothing: \`op(x)\``. */
export interface SameAsNode extends Node {
  readonly each: { readonly variable: Name; readonly list: ExprNode } | undefined;
  readonly atomic: boolean;
  readonly call: ExprNode;
}

/** `Idempotent by \`key\` for 24 hours, otherwise \`KEY_REUSED\`, while running \`KEY_IN_USE\``. */
export interface IdempotentNode extends Node {
  readonly key: ExprNode;
  readonly window: ExprNode | undefined;
  readonly otherwise: Name | undefined;
  readonly running: Name | undefined;
}

/** `Emits: \`OrderPaid({ id })\` when \`c\``, one or a list. */
export interface EmitNode extends Node {
  readonly event: Name;
  readonly data: ExprNode | undefined;
  readonly when: ExprNode | undefined;
}

/** `Calls: \`Acquirer.release(id)\` once when \`c\``, one or a list. */
export interface CallNode extends Node {
  readonly port: Name;
  readonly name: Name;
  readonly args: readonly ExprNode[];
  /** `once` is 1; undefined: not said. */
  readonly times: number | undefined;
  readonly when: ExprNode | undefined;
}
