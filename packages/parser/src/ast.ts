/**
 * The intent AST: what the person wrote, with positions, before any name is looked up.
 * Expressions and types are syntax here; `@tenet/checker` gives them meaning.
 */
import type { Source, Span } from "@tenet/diagnostics";
import type {
  CallNode,
  EmitNode,
  ErrorNode,
  EventNode,
  FailureModeNode,
  IdempotentNode,
  ImportNode,
  OverTimeNode,
  PermissionNode,
  PortFunctionNode,
  PortTrouble,
  QualityNode,
  RequirementNode,
  RolesNode,
  SameAsNode,
  TransitionsNode,
  VisibilityNode,
} from "./around.js";

export type * from "./around.js";

export interface Node {
  readonly span: Span;
}

/** A word the person chose, where it stands. */
export interface Name extends Node {
  readonly text: string;
}

export interface Spec extends Node {
  readonly kind: "spec";
  readonly source: Source;
  readonly frontMatter: FrontMatter;
  readonly title: Name | undefined;
  /** Plain text of the paragraphs under the title and of `## Purpose`, one blank line between paragraphs. */
  readonly prose: string;
  readonly types: readonly TypeNode[];
  readonly definitions: readonly DefinitionNode[];
  readonly state: StateNode | undefined;
  /** The statements of `## Invariants`; those under `Always:` of the State section are in `state.always`. */
  readonly invariants: readonly StatementNode[];
  readonly operations: readonly OperationNode[];
  readonly laws: readonly LawNode[];
  readonly imports: readonly ImportNode[];
  readonly transitions: readonly TransitionsNode[];
  readonly roles: RolesNode | undefined;
  readonly permissions: readonly PermissionNode[];
  readonly visibility: readonly VisibilityNode[];
  readonly errors: readonly ErrorNode[];
  readonly events: readonly EventNode[];
  readonly overTime: readonly OverTimeNode[];
  readonly ports: readonly PortFunctionNode[];
  readonly failureModes: readonly FailureModeNode[];
  readonly quality: readonly QualityNode[];
  readonly requirements: readonly RequirementNode[];
  /** Known sections that are read for their statements only (Guardrails, Glossary, Assumptions, Out of scope). */
  readonly others: readonly OtherSection[];
  /** What became of every line of the file, index 0 being line 1. */
  readonly lines: readonly LineRole[];
}

/** `diagnosed`: a diagnostic covers the line, which was not compiled. */
export type LineRole = "compiled" | "prose" | "blank" | "diagnosed";

export interface FrontMatter extends Node {
  /** `spec:`, such as `bank.accounts`. Undefined was diagnosed. */
  readonly spec: Name | undefined;
  readonly version: Name | undefined;
  readonly owner: Name | undefined;
  /** `errors: result` means that a failing implementation returns `{ ok: false, error }`. */
  readonly errors: "throw" | "result";
}

/** `- \`Cents\`: integer, from 0 to 100` (alias) or `### Account` with a table of fields (entity). */
export interface TypeNode extends Node {
  readonly kind: "alias" | "entity";
  readonly name: Name;
  readonly prose: string;
  /** Of an alias, what stands behind the colon; of an entity, a record type of its table's rows. */
  readonly type: RuledTypeNode;
  readonly always: readonly StatementNode[];
}

/** `T, rule, rule, where \`expression\``: one grammar wherever a type stands. */
export interface RuledTypeNode extends Node {
  readonly type: TypeExpr;
  readonly rules: readonly RuleNode[];
}

export type TypeExpr =
  /** A scalar or a declared type: the checker decides. Multi-word names are not types. */
  | (Node & { readonly kind: "name"; readonly name: string })
  | (Node & { readonly kind: "list" | "set" | "optional"; readonly element: RuledTypeNode })
  | (Node & { readonly kind: "map"; readonly key: RuledTypeNode; readonly value: RuledTypeNode })
  /** `{ string: T }`: a plain object with any keys. */
  | (Node & { readonly kind: "dictionary"; readonly value: RuledTypeNode })
  | (Node & { readonly kind: "record"; readonly fields: readonly FieldNode[] })
  | (Node & { readonly kind: "tuple"; readonly items: readonly TupleItemNode[] })
  | (Node & { readonly kind: "enum"; readonly values: readonly Name[] })
  | (Node & { readonly kind: "union"; readonly members: readonly RuledTypeNode[] })
  /** `decimal(2)`: exact, with so many decimal places. */
  | (Node & { readonly kind: "decimal"; readonly places: number })
  /** `integer, unbounded`. */
  | (Node & { readonly kind: "unbounded" })
  /** `any value`. */
  | (Node & { readonly kind: "any" })
  /** `function (T, T): U`. */
  | (Node & {
      readonly kind: "function";
      readonly parameters: readonly RuledTypeNode[];
      readonly returns: RuledTypeNode;
    })
  /** `order of T`: a comparator. */
  | (Node & { readonly kind: "order"; readonly element: RuledTypeNode })
  /** Already diagnosed. */
  | (Node & { readonly kind: "error" });

export interface FieldNode extends Node {
  readonly name: Name;
  readonly type: RuledTypeNode;
  /** The Meaning column, or "". */
  readonly prose: string;
  /** The Only in column: the states of the entity's machine in which the field exists. */
  readonly onlyIn?: readonly Name[];
  /** `any except closed`: the states in which it does not exist are those of `onlyIn`. */
  readonly onlyInOthers?: boolean;
}

export interface TupleItemNode extends Node {
  readonly name: Name | undefined;
  readonly type: RuledTypeNode;
}

export type RuleNode = Node &
  (
    | { readonly kind: "atLeast" | "atMost" | "moreThan" | "lessThan" | "multipleOf"; readonly bound: ExprNode }
    | { readonly kind: "between"; readonly low: ExprNode; readonly high: ExprNode }
    /** `length from a to b`, `length at least a`, `length at most b`, `length a`. */
    | { readonly kind: "length"; readonly low: ExprNode | undefined; readonly high: ExprNode | undefined }
    | { readonly kind: "notEmpty" | "unique" | "distinct" | "key" | "generated" | "secret" | "personal" }
    | { readonly kind: "matching"; readonly source: string; readonly flags: string }
    /** `by` is a field name or an arrow function. */
    | { readonly kind: "sorted"; readonly by: ExprNode | undefined }
    | { readonly kind: "refersTo"; readonly target: Name; readonly otherwise: Name | undefined }
    | { readonly kind: "default"; readonly value: ExprNode }
    /** `where \`…\``, and a bare `\`expression\`` in a Rules cell. */
    | { readonly kind: "where"; readonly condition: ExprNode }
    | { readonly kind: "immutable" | "setOnce" | "neverDecreases" | "onlyGrows" | "onlyAppended" | "neverDeleted" }
    /** `each RULE`: the rule holds for every element. */
    | { readonly kind: "each"; readonly rule: RuleNode }
  );

/** A line of Definitions or of an operation's `Where:`: `\`p\`: \`transfers[id]\`` or `\`next(v: integer)\`: \`…\``. */
export interface DefinitionNode extends Node {
  readonly name: Name;
  /** Undefined for a value. */
  readonly parameters: readonly ParameterNode[] | undefined;
  /** `name(v: T): U`, where written. */
  readonly returns: RuledTypeNode | undefined;
  /** Undefined where the line names a reference function in a module. */
  readonly body: ExprNode | undefined;
  /** `s256(verifier: string): string`, from [reference.ts](reference.ts): the link's target. */
  readonly from?: Name;
  readonly prose: string;
}

export interface ParameterNode extends Node {
  readonly name: Name;
  readonly type: RuledTypeNode;
}

export interface StateNode extends Node {
  readonly variables: readonly StateVariableNode[];
  readonly always: readonly StatementNode[];
}

export interface StateVariableNode extends Node {
  readonly name: Name;
  readonly type: RuledTypeNode;
  /** The Starts column: `empty`, an expression, or nothing. */
  readonly starts: ExprNode | "empty" | undefined;
  readonly startsAt: Span | undefined;
  readonly prose: string;
}

/** `**ID** prose: \`expression\`, otherwise \`CODE\``. */
export interface StatementNode extends Node {
  readonly id: Name | undefined;
  readonly prose: string;
  readonly expression: ExprNode | undefined;
  /** Where an expression stands in a section that is read for its statements only: it is not read, and nothing checks it. */
  readonly unread?: Span;
  /** A mistake in it was said, so that nothing more is said of its lacking an expression. */
  readonly faulty?: boolean;
  readonly otherwise: Name | undefined;
  /** *(judged by people)*, *(measured elsewhere)*. */
  readonly judged: "people" | "elsewhere" | undefined;
  /** `Covers: auth/FR-001, …` */
  readonly covers: readonly Name[];
  /** `When \`c\`:` / `Otherwise:` group headings above the statement, outermost first; `negated` is an Otherwise. */
  readonly guards: readonly { readonly condition: ExprNode; readonly negated: boolean }[];
  /** `exactly`: *Returns exactly:* `e`; `trueWhen`: *True exactly when:* `e`. */
  readonly form: "plain" | "exactly" | "trueWhen";
}

export interface OperationNode extends Node {
  readonly name: Name;
  /** `### new Heap(compare)`. */
  readonly constructs: boolean;
  readonly parameters: readonly CallParameter[];
  readonly prose: string;
  readonly inputs: readonly InputNode[];
  readonly returns: RuledTypeNode | undefined;
  readonly where: readonly DefinitionNode[];
  readonly requires: readonly StatementNode[];
  readonly ensures: readonly StatementNode[];
  /** Undefined: a query. An empty table cannot be written. */
  readonly changes: readonly ChangeNode[] | undefined;
  /** `Fails: any`. */
  readonly failsAny: boolean;
  readonly examples: readonly ExampleNode[];
  readonly sameAs: SameAsNode | undefined;
  readonly idempotent: IdempotentNode | undefined;
  readonly emits: readonly EmitNode[];
  readonly calls: readonly CallNode[];
}

/** One position of the call: a name, or an object of names. */
export type CallParameter =
  | (Node & { readonly kind: "position"; readonly name: Name })
  | (Node & { readonly kind: "object"; readonly names: readonly Name[] });

export interface InputNode extends Node {
  readonly name: Name;
  readonly type: RuledTypeNode;
  readonly prose: string;
}

export interface ChangeNode extends Node {
  /** A path: `accounts[from].balance`. */
  readonly what: ExprNode;
  /** `for each x of xs`. */
  readonly each: { readonly variable: Name; readonly list: ExprNode } | undefined;
  /** Undefined: "may change, see Ensures". */
  readonly becomes: ExprNode | "removed" | undefined;
  readonly when:
    | { readonly kind: "condition"; readonly condition: ExprNode }
    | { readonly kind: "refusedBy"; readonly clause: Name }
    /** The row of Failure modes with the same words applies: `Acquirer is unavailable`. */
    | { readonly kind: "trouble"; readonly trouble: PortTrouble }
    | undefined;
}

export interface ExampleNode extends Node {
  /** Column heading to cell; `before` columns under the names of state variables (`before accounts`, or `before` alone holding a record). */
  readonly inputs: readonly { readonly name: Name; readonly value: ExprNode }[];
  readonly before: ExprNode | undefined;
  readonly returns: ExprNode | undefined;
  readonly failsWith: Name | undefined;
}

/** *given `d: Document where …`, `o: Options`*: `parse(format(d, o), o) === d`, *except* `c` (reason). */
export interface LawNode extends StatementNode {
  readonly given: readonly ParameterNode[];
  readonly where: ExprNode | undefined;
  readonly except: readonly { readonly condition: ExprNode; readonly reason: string }[];
}

export interface OtherSection extends Node {
  readonly title: Name;
  readonly statements: readonly StatementNode[];
}

/** The expression syntax of the language, as TypeScript's grammar would group it. */
export type ExprNode =
  /** Digits with optional `_` and a fraction; no hexadecimal, no exponent. `integer` is false where a point was written. */
  | (Node & { readonly kind: "number"; readonly value: number; readonly integer: boolean; readonly raw: string })
  | (Node & { readonly kind: "string"; readonly value: string })
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  | (Node & { readonly kind: "regex"; readonly source: string; readonly flags: string })
  /** Also `result`, `it`, `now`, `actor`, `nothing`, `old` (as a callee). `null` and `undefined` are diagnosed in favour of `nothing`. */
  | (Node & { readonly kind: "name"; readonly name: string })
  | (Node & { readonly kind: "member"; readonly object: ExprNode; readonly property: Name; readonly optional: boolean })
  | (Node & { readonly kind: "index"; readonly object: ExprNode; readonly index: ExprNode })
  | (Node & { readonly kind: "call"; readonly callee: ExprNode; readonly args: readonly (ExprNode | SpreadNode)[] })
  | (Node & { readonly kind: "unary"; readonly op: "!" | "-"; readonly operand: ExprNode })
  | (Node & { readonly kind: "binary"; readonly op: BinaryOp; readonly left: ExprNode; readonly right: ExprNode })
  /** `x is list`. */
  | (Node & { readonly kind: "is"; readonly value: ExprNode; readonly test: Name })
  | (Node & { readonly kind: "conditional"; readonly test: ExprNode; readonly yes: ExprNode; readonly no: ExprNode })
  | (Node & { readonly kind: "arrow"; readonly parameters: readonly PatternNode[]; readonly body: ExprNode })
  | (Node & { readonly kind: "list"; readonly items: readonly (ExprNode | SpreadNode)[] })
  | (Node & { readonly kind: "record"; readonly entries: readonly (EntryNode | SpreadNode)[] })
  /** Already diagnosed. */
  | (Node & { readonly kind: "error" });

/** `and`, `or`, `not` are read as `&&`, `||`, `!`. */
export type BinaryOp =
  | "implies"
  | "||"
  | "&&"
  | "??"
  | "==="
  | "!=="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**";

export interface SpreadNode extends Node {
  readonly kind: "spread";
  readonly value: ExprNode;
}

export interface EntryNode extends Node {
  readonly kind: "entry";
  /** A name or a string; `{ [key]: v }` has a computed key. */
  readonly key: Name | { readonly computed: ExprNode };
  /** Of the shorthand `{ a }`, a name node. */
  readonly value: ExprNode;
}

/** `x`, or `[a, b]` for the pairs of `adjacent` and `zip`. */
export type PatternNode = Name | (Node & { readonly items: readonly Name[] });
