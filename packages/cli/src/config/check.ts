import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnose, type Source, suggest } from "@tenet/diagnostics";
import type { Config } from "@tenet/runtime";
import { type Code, catalogue } from "../messages.embedded.js";
import { isPath } from "../project/paths.js";

interface Setting {
  readonly expected: string;
  fits(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isCount = (value: unknown, low: number, high: number) =>
  Number.isInteger(value) && (value as number) >= low && (value as number) <= high;

const settings: Readonly<Record<keyof Config, Setting>> = {
  specs: { expected: "a list of file patterns", fits: isTexts },
  implementations: {
    expected: "an object from the name of a spec to a module's path, or to a list of paths",
    fits: value => isPlain(value) && Object.values(value).every(module => isText(module) || isTexts(module)),
  },
  outDir: { expected: "a folder, relative to the configuration", fits: isText },
  deadline: { expected: "milliseconds, from 1 to 600000", fits: value => isCount(value, 1, 600_000) },
  keepCounterexamples: { expected: "true or false", fits: value => typeof value === "boolean" },
  runs: { expected: "a whole number from 1 to 1000000", fits: value => isCount(value, 1, 1_000_000) },
  emitters: { expected: "a list of names of emitters and of paths", fits: isTexts },
  templates: {
    expected: "an object from the name of a layout to a template's path",
    fits: value => isPlain(value) && Object.values(value).every(isText),
  },
  trace: {
    expected: "an object such as `{ atLeast: 80 }`, with a percentage",
    fits: value =>
      isPlain(value) && Object.entries(value).every(([key, least]) => key === "atLeast" && isCount(least, 0, 100)),
  },
};

/** `config` is undefined where something is wrong; `diagnostics` then say what, each at its place in `source`. `folder` is the project's. */
export function checkConfig(
  value: unknown,
  source: Source,
  folder: string,
): { config: Config | undefined; diagnostics: readonly Diagnostic[] } {
  const head = source.text.includes("export default") ? "export default" : "export";
  if (!isPlain(value)) return { config: undefined, diagnostics: [at(source, head, "config-shape", {})] };
  const diagnostics: Diagnostic[] = [];
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(settings, key)) diagnostics.push(unknownKey(key, source));
    else if (!settings[key as keyof Config].fits(given) && given !== undefined)
      diagnostics.push(wrongValue(key as keyof Config, given, source));
  }
  if (settings.implementations.fits(value["implementations"]))
    diagnostics.push(...bareFiles(value["implementations"] as object, source, folder));
  if (value["specs"] === undefined) diagnostics.push(wrongValue("specs", undefined, source));
  return { config: diagnostics.length === 0 ? (value as unknown as Config) : undefined, diagnostics };
}

function unknownKey(key: string, source: Source): Diagnostic {
  const known = Object.keys(settings);
  return at(source, key, "config-unknown-key", { key, suggestion: suggest(key, known), known: known.join(", ") });
}

function wrongValue(key: keyof Config, value: unknown, source: Source): Diagnostic {
  return at(source, key, "config-value", {
    key,
    expected: settings[key].expected,
    actual: value === undefined ? "missing" : describe(value),
  });
}

/** Modules that would be looked for among packages, though a file of the project has this very name. */
function bareFiles(implementations: object, source: Source, folder: string): Diagnostic[] {
  return Object.values(implementations)
    .flat()
    .filter((module: string) => !isPath(module) && existsSync(join(folder, module)))
    .map((module: string) => at(source, module, "implementation-bare", { module }));
}

/** A message at the first place of `word` in the configuration's text. */
export function at(
  source: Source,
  word: string,
  code: Code,
  params: Record<string, string | number | undefined>,
): Diagnostic {
  const start = Math.max(0, source.text.indexOf(word));
  const end = source.text.startsWith(word, start) ? start + word.length : start;
  return diagnose(catalogue, code, source, { start, end }, { params });
}

function describe(value: unknown): string {
  return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value)).slice(0, 80);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
