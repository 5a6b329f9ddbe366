/**
 * A private copy of the modules that matter, in a folder of its own that has the same folders above it: relative imports,
 * package names and files read beside a module are found as before. What is not copied is there as a link.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, parse, relative, sep } from "node:path";

export interface Mirror {
  /** Where the copy of a path lies, or would lie. */
  at(path: string): string;
  dispose(): void;
}

/** `copied`: real paths of modules; `texts`: what some of them become. */
export function makeMirror(copied: readonly string[], texts: ReadonlyMap<string, string>): Mirror {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "tenet-strength-")));
  const at = (path: string) => join(root, relative(parse(path).root, path));
  const dispose = () => rmSync(root, { recursive: true, force: true });
  try {
    const packages = [...new Set([...texts.keys()].filter(file => !copied.includes(file)).map(packageOf))];
    for (const folder of packages) copyPackage(folder, at);
    for (const file of copied) place(at(file), file, texts.get(file));
    for (const [file, text] of texts) place(at(file), file, text);
    for (const folder of new Set(copied.flatMap(above))) redirect(folder, packages, at);
    for (const folder of new Set([...copied, ...packages].flatMap(above))) fill(folder, homes(copied), at);
  } catch (error) {
    dispose();
    throw error;
  }
  return { at, dispose };
}

/** The folder of the package that a file belongs to. */
function packageOf(file: string): string {
  return above(file).find(folder => existsSync(join(folder, "package.json"))) ?? dirname(file);
}

/** The folders above, the nearest first. */
function above(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...above(folder)];
}

/** The packages of the copied modules: whatever lies beside a module there may be read by it. */
function homes(copied: readonly string[]): string[] {
  return [...new Set(copied.map(packageOf))];
}

function place(to: string, from: string, text: string | undefined): void {
  mkdirSync(dirname(to), { recursive: true });
  if (text === undefined) copyFileSync(from, to);
  else {
    // A copy of the package may be there already.
    rmSync(to, { force: true });
    writeFileSync(to, text);
  }
}

/** All of a package, so that its modules meet the changed ones; its own dependencies are links. */
function copyPackage(folder: string, at: (path: string) => string): void {
  mkdirSync(at(folder), { recursive: true });
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === "node_modules" || entry.isSymbolicLink()) link(path, at(path));
    else if (entry.isDirectory()) copyPackage(path, at);
    else if (!/(\.d\.[mc]?ts|\.map|\.md)$/.test(entry.name)) copyFileSync(path, at(path));
  }
}

/** Packages that are copied are met under their names, where `folder` has dependencies. */
function redirect(folder: string, packages: readonly string[], at: (path: string) => string): void {
  const dependencies = join(folder, "node_modules");
  if (packages.length === 0 || !existsSync(dependencies)) return;
  for (const name of namesIn(dependencies)) {
    const path = join(dependencies, name);
    const real = existsSync(path) ? realpathSync(path) : path;
    if (!packages.includes(real) || existsSync(at(path))) continue;
    mkdirSync(dirname(at(path)), { recursive: true });
    link(at(real), at(path));
  }
  for (const made of [dependencies, ...scopesIn(dependencies)]) if (existsSync(at(made))) linkAll(made, at);
}

function namesIn(dependencies: string): string[] {
  return readdirSync(dependencies).flatMap(name =>
    name.startsWith("@") ? readdirSync(join(dependencies, name)).map(inner => `${name}/${inner}`) : [name],
  );
}

function scopesIn(dependencies: string): string[] {
  return readdirSync(dependencies)
    .filter(name => name.startsWith("@"))
    .map(name => join(dependencies, name));
}

/** Links to what a folder has and its copy lacks: all of it inside of `homes`, and among dependencies; else what says how modules are found. */
function fill(folder: string, within: readonly string[], at: (path: string) => string): void {
  const whole =
    within.some(home => folder === home || folder.startsWith(home + sep)) ||
    [basename(folder), basename(dirname(folder))].includes("node_modules");
  if (whole && basename(folder) !== ".pnpm") linkAll(folder, at);
  else for (const name of ["node_modules", "package.json"]) linkMissing(join(folder, name), at);
}

function linkAll(folder: string, at: (path: string) => string): void {
  for (const name of readdirSync(folder)) linkMissing(join(folder, name), at);
}

function linkMissing(path: string, at: (path: string) => string): void {
  if (existsSync(path) && !existsSync(at(path))) link(path, at(path));
}

function link(to: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  // Without rights of its own, Windows makes junctions.
  symlinkSync(existsSync(to) ? realpathSync(to) : to, path, isFolder(to) ? "junction" : "file");
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
