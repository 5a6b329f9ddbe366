/** The implementation's own modules: the one that is named, and what it imports by relative paths. */
import { readFileSync, realpathSync } from "node:fs";
import { ts } from "ts-morph";
import { isCode, isGeneratedText, isRelative, locatedFrom } from "../module-files.js";

/** Real paths of `entry` and of everything that it comes to by relative imports, the entry first. */
export function closureOf(entry: string): string[] {
  const found = [realpathSync(entry)];
  for (const file of found) {
    for (const next of relativeImports(file)) if (!found.includes(next)) found.push(next);
  }
  return found;
}

/** Of these modules, those that a person wrote to implement the spec. */
export function ownModules(closure: readonly string[]): string[] {
  const written = closure.filter(
    file => isCode(file) && !isGeneratedText(readFileSync(file, "utf8")) && !file.includes("/node_modules/"),
  );
  const others = written.filter(file => !isBinding(file));
  // A binding beside its implementation adapts it; one that stands alone is the implementation.
  return others.length > 0 ? others : written;
}

function relativeImports(file: string): string[] {
  if (!isCode(file)) return [];
  return ts
    .preProcessFile(readFileSync(file, "utf8"), true, true)
    .importedFiles.filter(({ fileName }) => isRelative(fileName))
    .flatMap(({ fileName }) => locatedFrom(file, fileName) ?? []);
}

function isBinding(file: string): boolean {
  return /import\s*\{[^}]*\bbind\b[^}]*\}\s*from\s*["']@tenet\/runtime["']/.test(readFileSync(file, "utf8"));
}
