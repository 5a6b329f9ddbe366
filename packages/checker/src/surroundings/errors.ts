import { suggest } from "@tenet/diagnostics";
import type { ErrorNode, Name, Spec } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { ErrorCode, Operation } from "../ir.js";
import { plainPlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";
import { hasMistakes } from "./mistakes.js";

/** The rows of `## Errors`, compared with what the operations can answer. */
export function declareErrors(context: Context, operations: readonly Operation[]): ErrorCode[] {
  const nodes = distinct(context);
  if (nodes.length > 0) compare(context, nodes, operations);
  return nodes.map(node => ({
    code: node.code.text,
    status: node.status,
    retry: node.retry,
    data: node.data && resolveType(context, node.data, plainPlace),
    prose: node.prose,
    line: lineOf(context, node.span),
  }));
}

function distinct(context: Context): ErrorNode[] {
  const first = new Map<string, Name>();
  return context.spec.errors.filter(({ code }) => {
    const other = first.get(code.text);
    if (other === undefined) return first.set(code.text, code);
    const labels = [{ span: other.span, text: "first here" }];
    context.report.add("error-twice", code.span, { code: code.text }, { labels });
    return false;
  });
}

/** Warns of codes that stand on one side only: in the table, or in what an operation answers. */
function compare(context: Context, nodes: readonly ErrorNode[], operations: readonly Operation[]): void {
  const listed = nodes.map(node => node.code.text);
  const answered = new Map<string, string>();
  for (const operation of operations)
    for (const code of codesOf(operation)) if (!answered.has(code)) answered.set(code, operation.name);
  const missing = [...answered.keys()].filter(code => !listed.includes(code));
  const meant = sayNeverAnswered(context, nodes, operations, missing);
  for (const code of missing) {
    if (meant.includes(code)) continue;
    const span = spanOf(context.spec, code) ?? nodes[0]!.code.span;
    context.report.add("error-not-listed", span, { code, operation: answered.get(code) });
  }
}

/** Codes with which the guard of generated code answers by itself; a row says how callers are told. */
const ofGuards: ReadonlySet<string> = new Set(["INVALID_INPUT", "UNAUTHENTICATED", "IN_PROGRESS", "INTERNAL"]);

/** Answers the codes of operations that were probably meant by rows with a typing mistake. */
function sayNeverAnswered(
  context: Context,
  nodes: readonly ErrorNode[],
  operations: readonly Operation[],
  missing: readonly string[],
): string[] {
  const known = new Set(operations.flatMap(codesOf));
  if (operations.some(operation => operation.failsAny) || hasMistakes(context)) return [];
  return nodes.flatMap(({ code }) => {
    if (known.has(code.text) || ofGuards.has(code.text)) return [];
    const suggestion = suggest(code.text, missing);
    context.report.add("error-never-answered", code.span, { code: code.text, suggestion });
    return suggestion ?? [];
  });
}

const codesOf = ({ refusals, mayFail }: Operation): string[] => [...refusals.map(refusal => refusal.code), ...mayFail];

/** Where an operation, or a row about operations, first names a code. */
function spanOf(spec: Spec, code: string) {
  const names = [
    ...spec.operations.flatMap(operation => [
      ...operation.inputs.flatMap(({ type }) => [...type.rules, ...elementRules(type.type)].map(otherwiseOf)),
      ...operation.requires.map(statement => statement.otherwise),
      operation.idempotent?.otherwise,
      operation.idempotent?.running,
    ]),
    ...spec.failureModes.map(({ outcome }) => (outcome.kind === "fails" ? outcome.code : undefined)),
    ...[...spec.overTime, ...spec.permissions, ...spec.transitions.flatMap(machine => machine.rows)].map(
      row => row.otherwise,
    ),
  ];
  return names.find(name => name?.text === code)?.span;
}

type Ruled = ErrorNode["data"] & {};

const elementRules = (type: Ruled["type"]): Ruled["rules"] => ("element" in type ? type.element.rules : []);

function otherwiseOf(rule: Ruled["rules"][number]): Name | undefined {
  const one = rule.kind === "each" ? rule.rule : rule;
  return one.kind === "refersTo" ? one.otherwise : undefined;
}
