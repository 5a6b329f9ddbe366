import type { Span } from "@tenet/diagnostics";
import type { List } from "mdast";
import type { CallNode, EmitNode, ExprNode, IdempotentNode, Name, SameAsNode, SpreadNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { spanOf, spanOfHead } from "../document/markdown.js";
import { parseExpression } from "../expression/index.js";
import { codeText } from "../inline/code-spans.js";
import { codeAt, skeleton } from "../inline/skeleton.js";
import type { Code } from "../messages.embedded.js";
import { identifier, refusalCode } from "../names.js";
import type { Label } from "./labels.js";
import { readNotes } from "./notes.js";
import { hasText } from "./statement-blocks.js";
import { milliseconds } from "./troubles.js";

/** What an operation does besides changing the state: gathered from its labels, in any order. */
export class Effects {
  sameAs: SameAsNode | undefined;
  idempotent: IdempotentNode | undefined;
  readonly emits: EmitNode[] = [];
  readonly calls: CallNode[] = [];

  constructor(private readonly context: Context) {}

  /** A label with what follows on its lines. False: it is none of these. */
  label(label: Label, rest: Span, span: Span): boolean {
    const text = hasText(this.context, rest);
    if (label === "emits" || label === "calls") {
      if (text) this.line(label, rest);
    } else if (label === "idempotent by") {
      if (this.idempotent) this.context.report.add("label-twice", span, { label: "Idempotent by" });
      else this.idempotent = readIdempotent(this.context, rest, span);
    } else if (label === "same as") {
      if (this.sameAs) this.context.report.add("label-twice", span, { label: "Same as" });
      else this.sameAs = readSameAs(this.context, rest, span);
    } else return false;
    return true;
  }

  /** The list under `Emits:` or `Calls:`. False: the list stands under another label. */
  list(list: List, under: Label | undefined): boolean {
    if (under !== "emits" && under !== "calls") return false;
    for (const item of list.children) {
      const [first, ...others] = item.children;
      const span = spanOf(first ?? item);
      this.context.lines.mark(spanOfHead(item), "compiled");
      readNotes(this.context, others);
      this.line(under, span);
    }
    return true;
  }

  private line(label: "emits" | "calls", span: Span): void {
    if (label === "emits") push(this.emits, readEmit(this.context, span));
    else push(this.calls, readCall(this.context, span));
  }
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/** A line in a fixed form, its pieces of inline code by the names of the form's groups. */
function match(context: Context, span: Span, form: RegExp) {
  const sk = skeleton(context.report.source.text, span);
  const found = form.exec(sk.text);
  if (!found) return undefined;
  const groups = found.groups ?? {};
  const indices = found.indices?.groups ?? {};
  return {
    word: (name: string): string | undefined => groups[name],
    spanOf: (name: string): Span | undefined => {
      const at = indices[name];
      return at && { start: span.start + at[0], end: span.start + at[1] };
    },
    code: (name: string) => {
      const at = indices[name];
      return at && codeAt(sk, at[0]);
    },
  };
}

type Match = NonNullable<ReturnType<typeof match>>;

function expression({ report }: Context, found: Match, name: string): ExprNode | undefined {
  const code = found.code(name);
  return code && parseExpression(report, code.inner, { inTable: false });
}

function refusal({ report }: Context, found: Match, name: string): Name | undefined {
  const code = found.code(name);
  return code && refusalCode(report, code.inner, codeText(report.source.text, code, false));
}

/** What was written, without the white space around it, for a message about its form. */
function refuse(context: Context, code: Code, span: Span): undefined {
  const text = textOf(context.report, span);
  const start = span.start + text.length - text.trimStart().length;
  context.report.add(code, { start, end: Math.max(start + 1, span.start + text.trimEnd().length) });
  return undefined;
}

const WHEN = "(?:\\s*,?\\s*when\\s+(?<when>\uE000+))?\\s*[.;]?\\s*$";
const EMIT = new RegExp(`^\\s*(?<what>\uE000+)${WHEN}`, "diu");
const TIMES = "(?:\\s*,?\\s*(?<times>once|twice|never|exactly once|(?:exactly\\s+)?\\d{1,6} times))?";
const CALL = new RegExp(`^\\s*(?<what>\uE000+)${TIMES}${WHEN}`, "diu");

/** `` `OrderPaid({ id })` when `condition` `` */
function readEmit(context: Context, span: Span): EmitNode | undefined {
  const found = match(context, span, EMIT);
  const what = found && expression(context, found, "what");
  if (!found || !what) return refuse(context, "emits-form", span);
  if (what.kind === "error") return undefined;
  const callee = what.kind === "call" ? what.callee : what;
  const args = what.kind === "call" ? plainArguments(what.args) : [];
  if (callee.kind !== "name" || !args || args.length > 1) return refuse(context, "emits-form", span);
  const event = { text: callee.name, span: callee.span };
  return { event, data: args[0], when: expression(context, found, "when"), span: what.span };
}

/** `` `Acquirer.release(id)` once when `condition` `` */
function readCall(context: Context, span: Span): CallNode | undefined {
  const found = match(context, span, CALL);
  const what = found && expression(context, found, "what");
  if (!found || !what) return refuse(context, "calls-form", span);
  if (what.kind === "error") return undefined;
  const args = what.kind === "call" ? plainArguments(what.args) : undefined;
  if (what.kind !== "call" || what.callee.kind !== "member" || what.callee.object.kind !== "name" || !args)
    return refuse(context, "calls-form", span);
  const { object, property } = what.callee;
  return {
    port: { text: object.name, span: object.span },
    name: property,
    args,
    times: timesOf(found.word("times")),
    when: expression(context, found, "when"),
    span: what.span,
  };
}

function plainArguments(args: readonly (ExprNode | SpreadNode)[]): readonly ExprNode[] | undefined {
  return args.every(arg => arg.kind !== "spread") ? (args as readonly ExprNode[]) : undefined;
}

function timesOf(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const number = /\d+/.exec(words)?.[0];
  if (number !== undefined) return Number(number);
  return /never/i.test(words) ? 0 : /twice/i.test(words) ? 2 : 1;
}

const IDEMPOTENT =
  /^\s*(?<key>\uE000+)(?:\s*,?\s*(?:for ever|for\s+(?:(?<amount>\d[\d_]*)\s+(?<unit>[a-z]+)|(?<window>\uE000+))))?(?:\s*,\s*otherwise\s+(?<otherwise>\uE000+))?(?:\s*,\s*while running\s+(?<running>\uE000+))?\s*[.;]?\s*$/diu;

/** `` `key` for 24 hours, otherwise `KEY_REUSED`, while running `KEY_IN_USE` `` */
function readIdempotent(context: Context, rest: Span, span: Span): IdempotentNode | undefined {
  const found = match(context, rest, IDEMPOTENT);
  const key = found && expression(context, found, "key");
  if (!found || !key) return refuse(context, "idempotent-form", { start: span.start, end: rest.end });
  const window = expression(context, found, "window") ?? windowOf(found);
  if (found.word("unit") !== undefined && !window) return refuse(context, "idempotent-form", rest);
  return {
    key,
    window,
    otherwise: refusal(context, found, "otherwise"),
    running: refusal(context, found, "running"),
    span: { start: span.start, end: rest.end },
  };
}

const DURATIONS = ["seconds", "minutes", "hours", "days"] as const;

/** `24 hours` as the call `hours(24)`. */
function windowOf(found: Match): ExprNode | undefined {
  const [amount, unit] = [found.word("amount"), found.word("unit")?.toLowerCase()];
  const [from, to] = [found.spanOf("amount"), found.spanOf("unit")];
  const name = DURATIONS.find(one => unit !== undefined && milliseconds("1", unit) === milliseconds("1", one));
  if (amount === undefined || !from || !to || name === undefined) return undefined;
  const value = Number(amount.replaceAll("_", ""));
  const count: ExprNode = { kind: "number", value, integer: true, raw: amount, span: from };
  const span = { start: from.start, end: to.end };
  return { kind: "call", callee: { kind: "name", name, span: to }, args: [count], span };
}

const SAME_AS =
  /^\s*(?:for each\s+(?:(?<code>\uE000+)|(?<bare>[\p{L}_][\p{L}\p{M}\p{Nd}_]*))\s+of\s+(?<list>\uE000+)\s*)?(?:,?\s*(?<atomic>all or nothing)\s*)?:?\s*(?<call>\uE000+)\s*[.;]?\s*$/diu;

/** `` for each `x` of `xs`, all or nothing: `op({ … })` `` */
function readSameAs(context: Context, rest: Span, span: Span): SameAsNode | undefined {
  const { report } = context;
  const found = match(context, rest, SAME_AS);
  const call = found && expression(context, found, "call");
  if (!found || !call) return refuse(context, "same-as-form", { start: span.start, end: rest.end });
  const variable = found.code("code")?.inner ?? found.spanOf("bare");
  const list = expression(context, found, "list");
  return {
    each:
      variable && list ? { variable: identifier(report, variable, textOf(report, variable).trim()), list } : undefined,
    atomic: found.word("atomic") !== undefined,
    call,
    span: { start: span.start, end: rest.end },
  };
}
