/** The matrix of promises and levels, for people and as JSON. */
import { type Diagnostic, visible } from "@tenet/diagnostics";
import type { Exactness } from "@tenet/generator";
import { diagnosticsJson, type Sources } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";
import { sentenceList } from "../report/words.js";
import type { Style } from "../terminal/style.js";
import type { Level, Matrix, Row } from "./levels.js";

const letters = { exact: "=", weaker: "~", unsupported: "-" } as const;

export function showLevels(all: readonly Matrix[], style: Style): string {
  const tables = all.map(matrix => showMatrix(matrix, style)).join("\n");
  return `${tables}\n${legend}${notWritten(all[0]?.levels ?? [])}`;
}

const legend = `${letters.exact} exact: refuses what breaks the promise, and nothing else; ${letters.weaker} weaker: refuses some of what breaks it, and nothing else; ${letters.unsupported} not held here; blank: it does not concern the level.\n`;

function notWritten(levels: readonly Level[]): string {
  const names = levels.filter(one => !one.configured).map(one => visible(one.name));
  if (names.length === 0) return "";
  return `Not in the \`emitters\` of the configuration, so that no file is written: ${sentenceList(names)}.\n`;
}

function showMatrix({ spec, file, levels, rows }: Matrix, style: Style): string {
  const reasons = new Reasons();
  const width = Math.min(48, Math.max(7, ...rows.map(row => visible(row.id).length)));
  const numbers = rows.map(row => levels.map(level => reasons.numberOf(row, level.name)));
  const widths = levels.map((level, at) =>
    Math.max(visible(level.name).length, ...numbers.map(row => (row[at] ?? "").length + 1)),
  );
  const head = ["promise".padEnd(width), ...levels.map((level, at) => visible(level.name).padEnd(widths[at] ?? 0))];
  const lines = rows.map((row, at) => {
    const cells = levels.map((level, column) =>
      cell(row.levels.get(level.name), numbers[at]?.[column] ?? "", widths[column] ?? 0, style),
    );
    return `  ${[visible(row.id).padEnd(width), ...cells].join("  ").trimEnd()}\n`;
  });
  const title = `${style.bold(visible(spec))} ${style.dim(`(${visible(file)})`)}`;
  return `${title}\n\n  ${style.dim(head.join("  ").trimEnd())}\n${lines.join("")}\n${reasons.shown()}`;
}

function cell(one: Exactness | undefined, number: string, width: number, style: Style): string {
  if (one === undefined) return " ".repeat(width);
  const text = `${letters[one.level]}${number}`.padEnd(width);
  return one.level === "exact" ? style.good(text) : one.level === "weaker" ? style.warn(text) : style.dim(text);
}

/** Each reason once, by a number. */
class Reasons {
  private readonly known = new Map<string, number>();

  numberOf(row: Row, level: string): string {
    const one = row.levels.get(level);
    if (one === undefined || one.level === "exact") return "";
    const { reason } = one;
    if (!this.known.has(reason)) this.known.set(reason, this.known.size + 1);
    return String(this.known.get(reason));
  }

  shown(): string {
    const width = String(this.known.size).length;
    return [...this.known].map(([reason, number]) => `  ${`${number}`.padStart(width)} ${visible(reason)}\n`).join("");
  }
}

/** The one JSON document of `spec trace --levels --json`. */
export function levelsJson(all: readonly Matrix[], diagnostics: readonly Diagnostic[], sources: Sources): string {
  return jsonText({
    specs: all.map(({ spec, file, levels, rows }) => ({
      spec,
      file,
      levels,
      promises: rows.map(row => ({
        id: `${spec}/${row.id}`,
        text: row.text,
        line: row.line,
        levels: Object.fromEntries(row.levels),
      })),
    })),
    diagnostics: diagnosticsJson(diagnostics, sources),
  });
}
