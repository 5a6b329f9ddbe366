import type { Span } from "@tenet/diagnostics";
import type { ExprNode, OverTimeNode, TemporalNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import { namesIn } from "../declarations/names-in.js";
import type { Expr, Operation, Temporal } from "../ir.js";
import type { Ids } from "../statements/ids.js";
import { slug, written } from "../text.js";
import { display } from "../type/display.js";
import { constantScope, typed, withParameters } from "../typing.js";
import { type Happening, happening } from "./subjects.js";

/** The rows of Over time that make sense. */
export function resolveOverTime(context: Context, operations: readonly Operation[], ids: Ids): Temporal[] {
  return context.spec.overTime.flatMap(node => {
    const before = errors(context);
    const id = ids.claim(node, derivedId(context, node));
    const what = happening(context, node.what, operations);
    const others = othersOf(node.promise).flatMap(other => happening(context, other, operations) ?? []);
    if (what) checkOtherwise(context, node, what);
    const promise = promiseOf(context, node.promise, others, node.span);
    const per = what && node.per && perOf(context, node.per, [what, ...others]);
    if (errors(context) > before || id === undefined || !what) return [];
    const { subject } = what;
    const text = [written(context.spec.source, node.what.span), node.text, ...perText(context, node)].join(" ");
    return [{ id, subject, promise, per, otherwise: node.otherwise?.text, text, line: lineOf(context, node.span) }];
  });
}

/** Codes that an operation may fail with because it was called too often or out of order. */
export function withLimits(operations: readonly Operation[], overTime: readonly Temporal[]): Operation[] {
  return operations.map(operation => {
    const codes = overTime.flatMap(({ subject, otherwise }) =>
      subject.kind === "operation" && subject.operation === operation.name && otherwise !== undefined
        ? [otherwise]
        : [],
    );
    return codes.length === 0 ? operation : { ...operation, mayFail: [...new Set([...operation.mayFail, ...codes])] };
  });
}

const othersOf = (promise: TemporalNode) => (promise.kind === "atMost" ? [] : promise.others);

/** `deliver.at-most-once`, `login.at-most-5-per-10-minutes-per-email`. */
function derivedId(context: Context, node: OverTimeNode): string {
  const { source } = context.spec;
  const per = node.per ? `-per-${slug(written(source, node.per.span))}` : "";
  return `${written(source, node.what.span)}.${slug(node.text)}${per}`;
}

const perText = (context: Context, { per }: OverTimeNode) =>
  per ? [`per ${written(context.spec.source, per.span)}`] : [];

/** Only a call can be refused; a limit on calls has to say how. */
function checkOtherwise(context: Context, { promise, otherwise, what }: OverTimeNode, { subject }: Happening): void {
  const isLimit = promise.kind === "atMost" && promise.window !== undefined;
  if (subject.kind === "operation" && isLimit && otherwise === undefined)
    context.report.add("limit-without-code", what.span, { operation: subject.operation });
  if (otherwise === undefined) return;
  if (subject.kind !== "operation") context.report.add("otherwise-without-call", otherwise.span);
  else if (promise.kind === "followedBy" || promise.kind === "inOrderOf")
    context.report.add("otherwise-too-late", otherwise.span);
}

function promiseOf(
  context: Context,
  node: TemporalNode,
  others: readonly Happening[],
  span: Span,
): Temporal["promise"] {
  const subjects = others.map(one => one.subject);
  switch (node.kind) {
    case "atMost":
      if (node.times === 0) context.report.add("at-most-zero", span);
      return { kind: "atMost", times: node.times, window: durationOf(context, node.window) };
    case "followedBy":
      return { kind: "followedBy", others: subjects, within: durationOf(context, node.within) };
    default:
      return { kind: node.kind, others: subjects };
  }
}

const durationOf = (context: Context, node: ExprNode | undefined): Expr | undefined =>
  node && typed(context, node, constantScope(context), { kind: "duration" });

/** An expression over what all of them have in common by name. */
function perOf(context: Context, node: ExprNode, all: readonly Happening[]): Expr | undefined {
  const fields = all[0]?.fields ?? [];
  const lacking = [...namesIn(node)].flatMap(name => lack(name, all) ?? []);
  for (const { name, where, types } of lacking) {
    if (types) context.report.add("per-differs", node.span, { name, ...types });
    else context.report.add("per-not-shared", node.span, { name, where });
  }
  if (lacking.length > 0) return undefined;
  // Who calls is known of each, though no value of the state is.
  return typed(context, node, withParameters({ ...constantScope(context), place: "precondition" }, fields));
}

/** What keeps a name from being read of all of them; a name that none has is an ordinary mistake. */
function lack(name: string, all: readonly Happening[]) {
  const typesOf = all.map(one => ({ ...one, type: one.fields.find(field => field.name === name)?.type.type }));
  const having = typesOf.filter(one => one.type !== undefined);
  if (having.length === 0) return undefined;
  const without = typesOf.find(one => one.type === undefined);
  if (without) return { name, where: without.words, types: undefined };
  const [first, other] = [having[0]!, having.find(one => display(one.type!) !== display(having[0]!.type!))];
  if (!other) return undefined;
  const types = { first: first.words, one: display(first.type!), second: other.words, two: display(other.type!) };
  return { name, where: other.words, types };
}
