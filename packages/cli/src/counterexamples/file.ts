/** `NAME.counterexamples.json`, beside the spec. */
import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createSource, type Source } from "@tenet/diagnostics";
import { writeOutput } from "../output/write.js";
import type { CompiledSpec } from "../project/compiled.js";
import { pathFrom } from "../project/paths.js";
import { jsonText } from "../report/json-text.js";
import type { Entry } from "./entry.js";

export interface KeptFile {
  /** Absolute. */
  readonly file: string;
  /** As seen from the working folder. */
  readonly shown: string;
  readonly entries: readonly Entry[];
  /** Its text, for messages about it; undefined where there is no such file. */
  readonly source: Source | undefined;
  /** Whether something else lies there: it is neither read nor written. */
  readonly foreign: boolean;
}

export function readKept({ file: spec, contract }: CompiledSpec, cwd: string): KeptFile {
  const file = join(dirname(spec), `${contract.stem}.counterexamples.json`);
  const shown = pathFrom(cwd, file);
  const none = { file, shown, entries: [], source: undefined };
  const text = textOf(file);
  if (text === undefined) return { ...none, foreign: false };
  const entries = text === null ? undefined : entriesOf(text);
  if (text === null || entries === undefined) return { ...none, foreign: true };
  return { file, shown, entries, source: createSource(shown, text), foreign: false };
}

/** Undefined where there is nothing, null where it is no file that can be read. */
function textOf(file: string): string | null | undefined {
  try {
    const entry = lstatSync(file, { throwIfNoEntry: false });
    if (entry === undefined) return undefined;
    return entry.isFile() ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  }
}

/** Undefined where the text is no list of kept cases. */
function entriesOf(text: string): Entry[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return undefined;
    const entries = list.map(json => ({ promise: json?.promise as unknown, json: json as object }));
    return entries.every((entry): entry is Entry => typeof entry.promise === "string") ? entries : undefined;
  } catch {
    return undefined;
  }
}

/** In the order of the spec's promises, those of one by their text. Nothing is written where nothing would change. */
export function writeKept(kept: KeptFile, entries: readonly Entry[], promises: readonly string[]): void {
  const place = ({ promise }: Entry) => (promises.includes(promise) ? promises.indexOf(promise) : promises.length);
  const sorted = [...entries].sort(
    (a, b) =>
      place(a) - place(b) || compare(a.promise, b.promise) || compare(JSON.stringify(a.json), JSON.stringify(b.json)),
  );
  const text = jsonText(sorted.map(({ json }) => json));
  if (text !== kept.source?.text) writeOutput({ file: kept.file, shown: kept.shown, text });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
