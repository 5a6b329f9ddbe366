/** Every mutant of some files, all at once in their text: a global says which of them is on. */
import { readFileSync } from "node:fs";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import type { Place } from "./options.js";

export interface Mutant {
  readonly id: string;
  /** Absolute, links followed. */
  readonly file: string;
  /** The same file by the path that reports show; absolute. */
  readonly shown: string;
  readonly start: Place;
  readonly end: Place;
  readonly mutator: string;
  readonly original: string;
  readonly mutated: string;
  /** Why a person holds that no spec could tell it from the original. */
  readonly equivalent: string | undefined;
  /** Left out by a comment to Stryker: it is not in the text. */
  readonly disabled: boolean;
}

export interface Instrumented {
  /** The new text of every file, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** By file, line and column. */
  readonly mutants: readonly Mutant[];
}

/** A file that the instrumenter cannot read. */
export class Unreadable extends Error {
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

const silent = {
  ...Object.fromEntries(["trace", "debug", "info", "warn", "error", "fatal"].map(name => [name, () => {}])),
  ...Object.fromEntries(
    ["Trace", "Debug", "Info", "Warn", "Error", "Fatal"].map(name => [`is${name}Enabled`, () => false]),
  ),
} as unknown as ConstructorParameters<typeof Instrumenter>[0];

/** Throws Unreadable. */
export async function instrument(files: readonly string[]): Promise<Instrumented> {
  const sources = new Map(files.map(file => [file, readFileSync(file, "utf8")]));
  const given = [...sources].map(([name, content]) => ({ name, content, mutate: true }));
  const made = await new Instrumenter(silent)
    .instrument(given, { plugins: null, excludedMutations: [], ignorers: [] })
    .catch((error: unknown) => {
      const words = firstLine(error instanceof Error ? error.message : String(error));
      const file = files.find(each => words.includes(each)) ?? files[0]!;
      throw new Unreadable(file, words.replace(`${file}: `, ""));
    });
  const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
  return {
    texts: new Map(made.files.map(({ name, content }) => [name, content])),
    mutants: made.mutants
      .map(mutant => described(mutant, lines.get(mutant.fileName)!))
      .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || byPlace(a, b)),
  };
}

type Made = Awaited<ReturnType<Instrumenter["instrument"]>>["mutants"][number];

function described(mutant: Made, lines: readonly string[]): Mutant {
  const { start, end } = mutant.location;
  const marked = equivalence(lines, start.line);
  return {
    id: mutant.id,
    file: mutant.fileName,
    shown: mutant.fileName,
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
    mutator: mutant.mutatorName,
    original: textBetween(lines, start, end),
    mutated: mutant.replacement,
    equivalent: mutant.status === "Ignored" ? (mutant.statusReason ?? "left out by a comment") : marked,
    disabled: mutant.status === "Ignored",
  };
}

/** Lines and columns from 0; the end is the first place that does not belong to it. */
function textBetween(lines: readonly string[], start: Place, end: Place): string {
  const part = lines.slice(start.line, end.line + 1);
  part[part.length - 1] = part.at(-1)!.slice(0, end.column);
  part[0] = part[0]!.slice(start.column);
  return part.join("\n");
}

const mark = /\/\/\s*Tenet strength:\s*equivalent:\s*(.*\S)/;

/** What the comment on this line, or alone on the line above, says. */
function equivalence(lines: readonly string[], line: number): string | undefined {
  const above = lines[line - 1] ?? "";
  return (mark.exec(lines[line] ?? "") ?? (/^\s*\/\//.test(above) ? mark.exec(above) : undefined))?.[1];
}

function byPlace(a: Mutant, b: Mutant): number {
  return (
    a.start.line - b.start.line ||
    a.start.column - b.start.column ||
    a.end.line - b.end.line ||
    a.end.column - b.end.column ||
    Number(a.id) - Number(b.id)
  );
}

function firstLine(text: string): string {
  return text.split("\n")[0]!;
}
