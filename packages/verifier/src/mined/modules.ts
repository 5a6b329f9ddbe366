/** The modules to look into: the implementation's, what it imports by relative paths, and the packages that it adapts. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { isAbsolute, join } from "node:path";
import { importsOf, isCode, isGeneratedText, locatedFrom } from "../strength/modules.js";

export interface Module {
  readonly file: string;
  readonly text: string;
}

/** Characters of all modules together: reading them takes a fraction of a second. */
const mostText = 200_000;
const mostModules = 60;

/** Nearest first. What cannot be found or is too large is passed over: a bundle says nothing about its author's limits. */
export function modulesOf({ path, from }: { readonly path: string; readonly from?: string | undefined }): Module[] {
  const entry = isAbsolute(path) ? real(path) : packageEntry(path, from ?? process.cwd());
  const files = entry === undefined ? [] : [entry];
  const modules: Module[] = [];
  let left = mostText;
  for (const file of files) {
    const text = modules.length < mostModules ? read(file, left) : undefined;
    if (text === undefined || isGeneratedText(text)) continue;
    left -= text.length;
    modules.push({ file, text });
    for (const next of importedBy(file, text)) if (!files.includes(next)) files.push(next);
  }
  return modules;
}

/** Relative imports; packages only where a person's own module imports them. */
function importedBy(file: string, text: string): string[] {
  const isOwn = !file.includes("/node_modules/");
  return importsOf(text).flatMap(name => {
    if (/^\.{1,2}(\/|$)/.test(name)) return locatedFrom(file, name) ?? [];
    return isOwn && !isBuiltin(name) && !name.startsWith("@tenet/") ? (packageEntry(name, file) ?? []) : [];
  });
}

function packageEntry(name: string, from: string): string | undefined {
  try {
    const home = statSync(from).isDirectory() ? join(from, "index.js") : from;
    return real(createRequire(home).resolve(name));
  } catch {
    return undefined;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function read(file: string, most: number): string | undefined {
  try {
    const entry = statSync(file);
    return entry.isFile() && entry.size <= most && isCode(file) ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
