/** How strong a spec is, for people and for machines. */
import type { Contract } from "@tenet/checker";
import { type Diagnostic, visible } from "@tenet/diagnostics";
import type { Fate, MutantReport, Score, StrengthReport } from "@tenet/verifier/strength";
import { diagnosticsJson, type Sources } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";
import { count } from "../report/words.js";
import type { Style } from "../terminal/style.js";

export interface Measured {
  readonly contract: Contract;
  /** The spec's, as people write it. */
  readonly path: string;
  readonly implementation: string;
  readonly report: StrengthReport;
}

/** The one JSON document of `spec strength --json`. */
export function strengthJson(
  measured: readonly Measured[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
): string {
  return jsonText({
    strengths: measured.map(({ contract, path, implementation, report: { kind: _, ...report } }) => ({
      spec: contract.spec,
      path,
      implementation,
      ...report,
    })),
    diagnostics: diagnosticsJson(diagnostics, sources),
  });
}

export function showStrength(measured: readonly Measured[], style: Style): string {
  return measured.map(one => showOne(one, style)).join("\n");
}

function showOne(one: Measured, style: Style): string {
  const { contract, path, implementation, report } = one;
  const head = `${style.bold(visible(contract.spec))} ${style.dim(`(${visible(path)})`)} in ${visible(implementation)}`;
  const parts = [
    `${head}\n`,
    table(report.operations.map(({ name, score }) => [name, scoreText(score)])),
    table(report.promises.map(({ id, text, score }) => [id, scoreText(score), visible(text)])),
    ...report.mutants.filter(({ fate }) => fate === "survived").map(mutant => survivor(mutant, one, style)),
    unreached(report, style),
    group(report, "not-decided", "Not decided when the time was up:", style),
    group(report, "equivalent", "Left alone, for the reason that stands beside them:", style),
    summary(report, style),
  ];
  return parts.filter(part => part !== "").join("\n");
}

const scoreText = ({ killed, of }: Score) => `${killed} of ${of}`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map(at => Math.max(0, ...rows.map(row => row[at]!.length)));
  return rows
    .map(([name = "", score = "", text = ""]) =>
      `  ${name.padEnd(widths[0]!)}  ${score.padStart(widths[1]!)}  ${text}`.trimEnd(),
    )
    .map(line => `${line}\n`)
    .join("");
}

function survivor(mutant: MutantReport, { contract, path }: Measured, style: Style): string {
  const promise = contract.promises.find(({ id }) => id === mutant.nearest);
  const nearest =
    promise === undefined
      ? ""
      : `  ${style.dim("nearest:")} ${visible(promise.id)} ${style.dim(`(${visible(path)}:${promise.line})`)} ${visible(promise.text)}\n`;
  return `${style.bad(style.signs.broken)} ${place(mutant)}\n  ${sentence(mutant)}\n${nearest}`;
}

const place = ({ file, start }: MutantReport) => `${visible(file)}:${start.line}:${start.column}`;

/** What nobody has written down. */
function sentence({ mutator, original, mutated }: MutantReport): string {
  if (mutator === "BlockStatement") return `nothing in the spec needed the block ${code(original)} here`;
  return `nothing in the spec told ${code(original)} from ${code(mutated)} here`;
}

/** On one line, and no longer than one reads at a glance. */
function code(text: string): string {
  const line = [...visible(text.replace(/\s+/g, " "))];
  return `\`${line.length > 70 ? `${line.slice(0, 69).join("")}…` : line.join("")}\``;
}

/** No call of an operation comes by these: the spec has nothing to say of them. */
function unreached({ mutants }: StrengthReport, style: Style): string {
  const lines = new Map<string, number[]>();
  for (const { file, start, fate } of mutants)
    if (fate === "not-reached") lines.set(file, [...(lines.get(file) ?? []), start.line]);
  if (lines.size === 0) return "";
  const shown = [...lines].map(([file, all]) => `  ${style.signs.skipped} ${visible(file)}: ${ranges(all)}\n`);
  return `${style.warn("No call of an operation comes by these lines:")}\n${shown.join("")}`;
}

/** `line 3, 7 to 9`: changes in neighbouring lines together. */
function ranges(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const groups: [number, number][] = [];
  for (const line of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && line <= last[1] + 2) last[1] = line;
    else groups.push([line, line]);
  }
  return groups.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}

function group({ mutants }: StrengthReport, fate: Fate, title: string, style: Style): string {
  const own = mutants.filter(mutant => mutant.fate === fate);
  if (own.length === 0) return "";
  const lines = own.map(mutant => {
    const reason = mutant.reason === undefined ? "" : `: ${visible(mutant.reason)}`;
    return `  ${style.signs.skipped} ${place(mutant)}  ${code(mutant.original)} as ${code(mutant.mutated)}${reason}\n`;
  });
  return `${style.warn(title)}\n${lines.join("")}`;
}

function summary({ score, mutants, cases, seed }: StrengthReport, style: Style): string {
  const number = (fate: Fate) => mutants.filter(mutant => mutant.fate === fate).length;
  const percent = score.of === 0 ? 0 : Math.floor((score.killed * 1000) / score.of) / 10;
  const others = [
    [number("survived"), "survived"],
    [number("not-reached"), "not reached"],
    [number("not-decided"), "not decided"],
    [number("equivalent"), "equivalent"],
  ]
    .filter(([many]) => many !== 0)
    .map(([many, words]) => `, ${many} ${words}`)
    .join("");
  const noticed = style.good(`${score.killed} of ${count(score.of, "change")} noticed`);
  return `${noticed} (${percent} %)${others}. ${count(cases, "case")}. ${style.dim(`Seed ${seed}.`)}\n`;
}
