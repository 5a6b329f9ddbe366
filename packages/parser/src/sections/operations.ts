import type { Span } from "@tenet/diagnostics";
import type { Table } from "mdast";
import type {
  CallParameter,
  ChangeNode,
  DefinitionNode,
  ExampleNode,
  InputNode,
  OperationNode,
  RuledTypeNode,
  StatementNode,
} from "../ast.js";
import { type Context, errorType, textOf } from "../context.js";
import { plainText } from "../document/markdown.js";
import { headingsOf } from "../inline/table.js";
import { parseRuledType } from "../types/index.js";
import { readBlocks, shown } from "./blocks.js";
import { type CallForm, readCallForm } from "./call-form.js";
import { readChanges, readExamples } from "./change-tables.js";
import { readDefinitionList } from "./definitions.js";
import type { Part, Section } from "./document.js";
import { Effects } from "./effects.js";
import { nameOf, readDeclarations } from "./field-tables.js";
import type { Label } from "./labels.js";
import { Groups, readStatements } from "./lists.js";
import { hasText } from "./statement-blocks.js";
import { type Guards, readStatement } from "./statements.js";

const LABELS: readonly Label[] = [
  "input",
  "inputs",
  "returns",
  "where",
  "requires",
  "ensures",
  "changes",
  "fails",
  "examples",
  "returns exactly",
  "true exactly when",
  "when",
  "otherwise",
  "emits",
  "calls",
  "idempotent by",
  "same as",
];

/** `## Operations`: one subsection per operation. */
export function readOperations(context: Context, section: Section): OperationNode[] {
  readBlocks(context, section.head.blocks, { labels: [] });
  return section.subsections.map(part => new OperationReader(context, part).read());
}

/** Gathers what the blocks of one operation say. */
class OperationReader {
  private readonly prose: string[] = [];
  private readonly inputs: InputNode[] = [];
  private lostInput = false;
  private returns: RuledTypeNode | undefined;
  private readonly where: DefinitionNode[] = [];
  private readonly requires: StatementNode[] = [];
  private readonly ensures: StatementNode[] = [];
  private changes: ChangeNode[] | undefined;
  private failsAny = false;
  private readonly examples: ExampleNode[] = [];
  private readonly effects: Effects;
  private into: StatementNode[] = this.ensures;
  private groups = new Groups([]);
  private guards: Guards = [];

  constructor(
    private readonly context: Context,
    private readonly part: Part,
  ) {
    this.effects = new Effects(context);
  }

  read(): OperationNode {
    const { context, part } = this;
    const heading = part.heading?.span ?? { start: part.span.start, end: part.span.start + 1 };
    context.lines.mark({ start: part.span.start, end: heading.end }, "compiled");
    const form = readCallForm(context.report, heading);
    readBlocks(context, part.blocks, {
      labels: LABELS,
      label: (label, rest, span) => this.label(label, rest, span),
      list: (list, under) => {
        if (this.effects.list(list, under)) return true;
        if (under === "where") this.where.push(...readDefinitionList(context, list));
        else if (under === undefined || !["requires", "ensures", "when", "otherwise"].includes(under)) return false;
        else this.into.push(...readStatements(context, list, { guards: this.guards }));
        return true;
      },
      table: (table, under) => this.table(table, under),
      prose: block => {
        if (block.type === "paragraph") this.prose.push(plainText(block));
      },
    });
    if (this.lostInput) this.inputs.push(...unread(form, this.inputs));
    const { inputs, returns, where, requires, ensures, changes, failsAny, examples } = this;
    const { name, constructs } = form;
    const parameters = form.broken ? [...form.parameters, ...unnamed(form, inputs)] : form.parameters;
    const span = { start: part.span.start, end: heading.end };
    return {
      name,
      constructs,
      parameters,
      prose: this.prose.join("\n\n"),
      inputs,
      returns,
      where,
      requires,
      ensures,
      changes,
      failsAny,
      examples,
      sameAs: this.effects.sameAs,
      idempotent: this.effects.idempotent,
      emits: this.effects.emits,
      calls: this.effects.calls,
      span,
    };
  }

  private label(label: Label, rest: Span, span: Span): void {
    const { context } = this;
    const text = hasText(context, rest);
    if (this.effects.label(label, rest, span)) return;
    if (label === "when") this.guards = this.groups.when(context, span);
    else if (label === "otherwise") this.guards = this.groups.otherwise(context, span);
    else if (label === "requires" || label === "ensures") this.begin(label);
    else if (label === "returns") this.readReturns(rest, span, text);
    else if (label === "fails") this.readFails(rest, span);
    else if (label === "returns exactly" || label === "true exactly when") this.exactly(label, rest, span, text);
    else if (text)
      context.report.add(
        "label-needs-table",
        { start: span.start, end: rest.end },
        { label: shown(label), what: label === "where" ? "list" : "table" },
      );
    if (text && ["when", "otherwise", "requires", "ensures"].includes(label))
      this.into.push(readStatement(context, rest, { guards: this.guards }));
  }

  private begin(label: "requires" | "ensures"): void {
    this.into = label === "requires" ? this.requires : this.ensures;
    this.groups = new Groups([]);
    this.guards = [];
  }

  private readReturns(rest: Span, span: Span, text: boolean): void {
    const { report } = this.context;
    if (this.returns)
      report.add(
        "label-twice",
        span,
        { label: "Returns" },
        { labels: [{ span: this.returns.span, text: "first here" }] },
      );
    else if (!text) report.add("type-missing", span);
    else this.returns = parseRuledType(report, withoutMarks(report.source.text, rest));
  }

  private readFails(rest: Span, span: Span): void {
    if (/^[\s*_]*any[\s.]*$/.test(textOf(this.context.report, rest))) this.failsAny = true;
    else this.context.report.add("fails-form", { start: span.start, end: Math.max(rest.end, span.end) });
  }

  /** `Returns exactly: \`e\`` stands among the Ensures without an id. */
  private exactly(label: "returns exactly" | "true exactly when", rest: Span, span: Span, text: boolean): void {
    if (!text) return this.context.report.add("label-needs-expression", span, { label: shown(label) });
    const guards = this.into === this.ensures ? this.guards : [];
    const statement = readStatement(this.context, rest, { guards });
    const exactly = label === "returns exactly";
    const prose = statement.prose || (exactly ? "It returns exactly this" : "It is true exactly when this holds");
    this.ensures.push({ ...statement, prose, form: exactly ? "exactly" : "trueWhen" });
  }

  private table(table: Table, under: Label | undefined): boolean {
    const { context } = this;
    const [first] = headingsOf(table);
    if (under === "changes") this.changes = [...(this.changes ?? []), ...readChanges(context, table)];
    else if (under === "examples") this.examples.push(...readExamples(context, table));
    else if (first === "input" || first === "inputs" || (under !== undefined && ["input", "inputs"].includes(under)))
      this.readInputs(table);
    else if (under === undefined && this.inputs.length === 0 && headingsOf(table).includes("type"))
      this.readInputs(table);
    else return false;
    return true;
  }

  private readInputs(table: Table): void {
    const { rows, lost } = readDeclarations(this.context, table, "input");
    this.lostInput ||= lost;
    for (const { row, written, type, prose } of rows) {
      this.inputs.push({ name: nameOf(this.context, written), type, prose, span: row.span });
    }
  }
}

/** The inputs of a heading that are not among the rows, for where a row could not be read: nothing more is said of them. */
function unread({ parameters }: CallForm, inputs: readonly InputNode[]): InputNode[] {
  const known = new Set(inputs.map(input => input.name.text));
  const names = parameters.flatMap(parameter => (parameter.kind === "object" ? parameter.names : [parameter.name]));
  return names
    .filter(name => !known.has(name.text))
    .map(name => ({ name, type: errorType(name.span), prose: "", span: name.span }));
}

/** The inputs that a heading would name if it could be read. */
function unnamed({ parameters }: CallForm, inputs: readonly InputNode[]): CallParameter[] {
  const known = new Set(
    parameters.flatMap(each => (each.kind === "object" ? each.names : [each.name])).map(n => n.text),
  );
  return inputs
    .filter(({ name }) => !known.has(name.text))
    .map(({ name }) => ({ kind: "position" as const, name, span: name.span }));
}

const ON_PURPOSE = /[\s*_]*\(\s*on purpose\b/i;

/** Without what is no type: marks of emphasis around it, as `*Returns:* T` leaves one, and `(on purpose: …)` behind it. */
function withoutMarks(source: string, rest: Span): Span {
  let { start } = rest;
  const remark = ON_PURPOSE.exec(source.slice(start, rest.end));
  let end = remark ? start + remark.index : rest.end;
  while (start < end && /[*_\s]/.test(source[start] ?? "")) start += 1;
  while (end > start && /[*_\s.]/.test(source[end - 1] ?? "")) end -= 1;
  return { start, end };
}
