import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Load } from "@tenet/checker";
import { liesInside, pathFrom } from "./paths.js";

/** Reads the specs that others use, each once: files inside `root` (absolute), by their paths from there. */
export function loadFor({ root }: { readonly root: string }): Load {
  const texts = new Map<string, string | undefined>();
  const load = (path: string) => {
    if (!texts.has(path)) texts.set(path, readInside(root, path));
    return texts.get(path);
  };
  return Object.assign(load, { near: (path: string) => specsNear(root, path) });
}

/** Undefined where there is no such file, where it lies outside, and where it is not written in UTF-8. */
function readInside(root: string, path: string): string | undefined {
  const file = resolve(root, path);
  try {
    if (!liesInside(root, file) || !statSync(file).isFile()) return undefined;
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Specs in the folder where `path` was looked for, in those beside it and in those inside it. */
function specsNear(root: string, path: string): string[] {
  let folder = dirname(resolve(root, path));
  while (!existsSync(folder)) folder = dirname(folder);
  if (!liesInside(root, folder)) folder = root;
  const around = folder === root ? [folder] : [folder, dirname(folder)];
  const folders = new Set([...around, ...around.flatMap(foldersIn)]);
  return [...folders].flatMap(specsIn).map(file => pathFrom(root, file));
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder)
    .filter(entry => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    .map(entry => join(folder, entry.name));
}

function specsIn(folder: string): string[] {
  return entriesOf(folder)
    .filter(entry => entry.isFile() && entry.name.endsWith(".spec.md"))
    .map(entry => join(folder, entry.name));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
