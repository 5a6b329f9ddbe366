/** The implementation's own modules: the one that is named, and what it imports by relative paths. */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ts } from "ts-morph";

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
  const written = closure.filter(file => isCode(file) && !isGenerated(file) && !file.includes("/node_modules/"));
  const others = written.filter(file => !isBinding(file));
  // A binding beside its implementation adapts it; one that stands alone is the implementation.
  return others.length > 0 ? others : written;
}

function relativeImports(file: string): string[] {
  if (!isCode(file)) return [];
  return importsOf(readFileSync(file, "utf8"))
    .filter(name => /^\.{1,2}(\/|$)/.test(name))
    .flatMap(name => locatedFrom(file, name) ?? []);
}

/** The modules that a text imports, as written. */
export function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The file that a relative path in a module stands for. */
export function locatedFrom(file: string, path: string): string | undefined {
  return located(resolve(dirname(file), path));
}

const endings = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx", ".json"];

/** The file that a path in an import stands for: TypeScript is imported under the name of the JavaScript that it becomes. */
function located(path: string): string | undefined {
  const stem = path.replace(/\.([mc]?)jsx?$/, ".$1");
  const typed = stem === path ? [] : [`${stem}ts`, `${stem}tsx`];
  const candidates = [
    path,
    ...typed,
    ...endings.map(ending => `${path}${ending}`),
    ...endings.map(ending => join(path, `index${ending}`)),
  ];
  const file = candidates.find(each => existsSync(each) && statSync(each).isFile());
  return file === undefined ? undefined : realpathSync(file);
}

export function isCode(file: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(file) && !/\.d\.[mc]?ts$/.test(file);
}

function isGenerated(file: string): boolean {
  return isGeneratedText(readFileSync(file, "utf8"));
}

/** Whether `spec compile` wrote it. */
export function isGeneratedText(text: string): boolean {
  return /^\s*\/\*\*[^/]*`spec compile` writes it anew/.test(text.slice(0, 600));
}

function isBinding(file: string): boolean {
  return /import\s*\{[^}]*\bbind\b[^}]*\}\s*from\s*["']@tenet\/runtime["']/.test(readFileSync(file, "utf8"));
}
