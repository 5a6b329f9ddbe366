import { type Diagnostic, visible } from "@tenet/diagnostics";
import { diagnosticsJson, type Sources } from "../report/diagnostics.js";
import { count, sentenceList } from "../report/words.js";
import type { Style } from "../terminal/style.js";
import type { Statement, TraceStatus } from "./statements.js";

const statuses: readonly TraceStatus[] = ["bound", "exampled", "traced", "judged", "unbound", "withdrawn"];

/** For people: the statements of each file, the counts. */
export function showTrace(statements: readonly Statement[], style: Style): string {
  const files = [...new Set(statements.map(one => one.file))];
  const lists = files.map(file => showFile(file, statements, style));
  return `${lists.join("")}${showCounts(statements, style)}\n`;
}

function showFile(file: string, statements: readonly Statement[], style: Style): string {
  const own = statements.filter(one => one.file === file);
  const first = own[0];
  const name = first ? first.id.slice(0, -first.local.length - 1) : "";
  const width = Math.min(40, Math.max(...own.map(one => visible(one.local).length)));
  const lines = own.map(one => `  ${showOne(one, width, style)}\n`);
  return `${style.bold(visible(name))} ${style.dim(`(${visible(file)})`)}\n\n${lines.join("")}\n`;
}

function showOne(one: Statement, width: number, style: Style): string {
  const id = visible(one.local).padEnd(width);
  const status = one.status.padEnd(9);
  return `${sign(one.status, style)} ${id}  ${paint(one.status, style)(status)}  ${`${one.line}`.padStart(4)}  ${shorten(visible(one.text))}`;
}

function sign(status: TraceStatus, { signs }: Style): string {
  const shown = status === "unbound" ? signs.skipped : status === "withdrawn" ? signs.dash : signs.held;
  return shown.padEnd(signs.held.length);
}

function paint(status: TraceStatus, style: Style): (text: string) => string {
  return status === "unbound" ? style.warn : status === "withdrawn" ? style.dim : style.good;
}

function shorten(text: string): string {
  const points = [...text];
  return points.length <= 70 ? text : `${points.slice(0, 69).join("")}…`;
}

function showCounts(statements: readonly Statement[], style: Style): string {
  const parts = Object.entries(tally(statements))
    .filter(([, number]) => number > 0)
    .map(([status, number]) => paint(status as TraceStatus, style)(`${number} ${status}`));
  const all = count(statements.length, "statement");
  return parts.length === 0 ? `${all}.` : `${sentenceList(parts)} of ${all}.`;
}

export function tally(statements: readonly Statement[]): Record<TraceStatus, number> {
  const counts = statuses.map(status => [status, statements.filter(one => one.status === status).length] as const);
  return Object.fromEntries(counts) as Record<TraceStatus, number>;
}

/** The one JSON document of `spec trace --json`, with a line break at its end. */
export function traceJson(
  statements: readonly Statement[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
): string {
  const document = {
    statements: statements.map(({ local, coveredBy, ...one }) => ({
      ...one,
      ...(coveredBy.length > 0 ? { coveredBy } : {}),
    })),
    summary: { ...tally(statements), total: statements.length },
    diagnostics: diagnosticsJson(diagnostics, sources),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
