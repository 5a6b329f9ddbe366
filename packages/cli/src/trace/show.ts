import { type Diagnostic, visible } from "@tenet/diagnostics";
import { diagnosticsJson, type Sources } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";
import { count, sentenceList } from "../report/words.js";
import type { Style } from "../terminal/style.js";
import type { Statement, TraceStatus } from "./statements.js";

const statuses: readonly TraceStatus[] = ["bound", "exampled", "traced", "judged", "unbound", "withdrawn"];

/** For people: the statements of each file, the counts. */
export function showTrace(statements: readonly Statement[], style: Style): string {
  const files = new Map<string, Statement[]>();
  for (const one of statements) {
    const own = files.get(one.file);
    if (own) own.push(one);
    else files.set(one.file, [one]);
  }
  const lists = [...files].map(([file, own]) => showFile(file, own, style));
  return `${lists.join("")}${showCounts(statements, style)}\n${showNotChecked(statements, style)}`;
}

/** Why statements are not checked, each reason once. */
function showNotChecked(statements: readonly Statement[], { signs }: Style): string {
  const open = statements.filter(one => one.notChecked !== undefined);
  if (open.length === 0) return "";
  const reasons = [...new Set(open.map(one => one.notChecked))];
  const lines = reasons.map(
    reason => `  ${open.filter(one => one.notChecked === reason).length}: ${visible(reason ?? "")}\n`,
  );
  const which = open.some(one => one.status === "traced") ? "bound and traced" : "bound";
  return `${signs.skipped} ${open.length} of the ${which} are not checked by \`spec verify\`:\n${lines.join("")}`;
}

function showFile(file: string, own: readonly Statement[], style: Style): string {
  const first = own[0];
  const name = first ? first.id.slice(0, -first.local.length - 1) : "";
  const ids = shownIds(own);
  const width = Math.min(48, Math.max(...ids.map(id => id.length)));
  const lines = own.map((one, at) => `  ${showOne(one, ids[at] ?? "", width, style)}\n`);
  return `${style.bold(visible(name))} ${style.dim(`(${visible(file)})`)}\n\n${lines.join("")}\n`;
}

/** Below its requirement, a scenario shows its own part alone: `  /wrong-code`. */
function shownIds(statements: readonly Statement[]): string[] {
  let parent: string | undefined;
  return statements.map(({ local }) => {
    if (!local.includes("/")) parent = local;
    const isBelow = parent !== undefined && local.startsWith(`${parent}/`);
    return visible(isBelow ? `  ${local.slice(parent?.length)}` : local);
  });
}

function showOne(one: Statement, shown: string, width: number, style: Style): string {
  const id = shown.padEnd(width);
  const status = one.status.padEnd(9);
  return `${sign(one, style)} ${id}  ${paint(one, style)(status)}  ${`${one.line}`.padStart(4)}  ${shorten(visible(one.text))}`;
}

type Shown = Pick<Statement, "status" | "notChecked">;

const isOpen = ({ status, notChecked }: Shown) => status === "unbound" || notChecked !== undefined;

function sign(one: Shown, { signs }: Style): string {
  const shown = isOpen(one) ? signs.skipped : one.status === "withdrawn" ? signs.dash : signs.held;
  return shown.padEnd(signs.held.length);
}

function paint(one: Shown, style: Style): (text: string) => string {
  return isOpen(one) ? style.warn : one.status === "withdrawn" ? style.dim : style.good;
}

function shorten(text: string): string {
  const points = [...text];
  return points.length <= 70 ? text : `${points.slice(0, 69).join("")}…`;
}

function showCounts(statements: readonly Statement[], style: Style): string {
  const parts = Object.entries(tally(statements))
    .filter(([, number]) => number > 0)
    .map(([status, number]) => paint({ status: status as TraceStatus }, style)(`${number} ${status}`));
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
  return jsonText(document);
}
