import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";

/** `file` as people write it: relative to `folder`, with forward slashes. Both absolute. */
export function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join("/") || ".";
}

/** Whether `path` lies in `folder`, or would lie there, with every link on the way followed. Both absolute. */
export function liesInside(folder: string, path: string): boolean {
  const way = relative(realpathSync(folder), real(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The real path of what exists of `path`; the rest cannot hold links. */
function real(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return `${real(dirname(path))}${sep}${path.slice(dirname(path).length).replace(/^[/\\]/, "")}`;
}

/** Whether a module is named by its path, `./bank.ts`, and not as a package. */
export function isPath(module: string): boolean {
  return /^(\.{0,2}[/\\]|[a-z]:[/\\])/i.test(module);
}
