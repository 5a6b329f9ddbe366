/** The modules to look into: the implementation's, what it imports by relative paths, and the packages that it adapts. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { isAbsolute, join } from "node:path";
import { isCode, isGeneratedText, isRelative, locatedFrom } from "../module-files.js";
import { Collector, type Literals } from "./literals.js";
import { collectLiterals } from "./source.js";

/** Bytes of all modules together: reading them takes some hundredths of a second. */
const mostBytes = 200_000;
const mostModules = 60;

/** The nearest modules first. What cannot be found or is too large is passed over: a bundle says nothing of its author's limits. */
export function literalsOfModules({
  path,
  from,
}: {
  readonly path: string;
  readonly from?: string | undefined;
}): Literals {
  const all = new Collector();
  const entry = isAbsolute(path) ? real(path) : packageEntry(path, from ?? process.cwd());
  const files = entry === undefined ? [] : [entry];
  let [left, read] = [mostBytes, 0];
  for (const file of files) {
    const text = read < mostModules ? textOf(file, left) : undefined;
    if (text === undefined || isGeneratedText(text)) continue;
    left -= text.length;
    read++;
    for (const name of collectLiterals(text, all)) {
      const next = fileOf(name, file);
      if (next !== undefined && !files.includes(next)) files.push(next);
    }
  }
  return all;
}

/** Relative imports; packages only where a person's own module imports them. */
function fileOf(name: string, importer: string): string | undefined {
  if (isRelative(name)) return locatedFrom(importer, name);
  const isOwn = !importer.includes("/node_modules/");
  return isOwn && !isBuiltin(name) && !name.startsWith("@tenet/") ? packageEntry(name, importer) : undefined;
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

function textOf(file: string, most: number): string | undefined {
  try {
    const entry = statSync(file);
    return entry.isFile() && entry.size <= most && isCode(file) ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
