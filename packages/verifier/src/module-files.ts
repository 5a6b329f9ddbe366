/** The files of modules: what an import stands for, and who wrote it. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const endings = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx", ".json"];

export function isRelative(name: string): boolean {
  return /^\.{1,2}(\/|$)/.test(name);
}

/** The file that a relative path in a module stands for: TypeScript is imported under the name of the JavaScript that it becomes. */
export function locatedFrom(file: string, imported: string): string | undefined {
  const path = resolve(dirname(file), imported);
  const stem = path.replace(/\.([mc]?)jsx?$/, ".$1");
  const typed = stem === path ? [] : [`${stem}ts`, `${stem}tsx`];
  const candidates = [
    path,
    ...typed,
    ...endings.map(ending => `${path}${ending}`),
    ...endings.map(ending => join(path, `index${ending}`)),
  ];
  const found = candidates.find(each => existsSync(each) && statSync(each).isFile());
  return found === undefined ? undefined : realpathSync(found);
}

export function isCode(file: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(file) && !/\.d\.[mc]?ts$/.test(file);
}

/** Whether `spec compile` wrote it. */
export function isGeneratedText(text: string): boolean {
  return /^\s*\/\*\*[^/]*`spec compile` writes it anew/.test(text.slice(0, 600));
}
