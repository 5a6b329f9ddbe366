import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { createSource, type Source, suggest } from "@tenet/diagnostics";
import { glob } from "tinyglobby";
import { refuse } from "../refusal.js";
import { liesInside, pathFrom } from "./paths.js";
import type { Project } from "./project.js";
import { fileReason } from "./reasons.js";

/** A spec on disk. */
export interface SpecFile {
  /** Absolute. */
  readonly file: string;
  /** Absolute: the project's folder, or the spec's own where there is no project. */
  readonly root: string;
  /** `path` is relative to `root`: it goes into generated files, which must not depend on where they are made. */
  readonly source: Source;
}

/** All specs of the configuration, in the order of their paths. */
export async function projectSpecs(project: Project): Promise<SpecFile[]> {
  const files = await glob([...project.config.specs], {
    cwd: project.root,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**"],
  });
  if (files.length === 0)
    refuse("specs-none", { patterns: project.config.specs.map(pattern => `\`${pattern}\``).join(", ") });
  return files
    .map(file => readSpec(resolve(file), project.root))
    .sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
}

/** The spec at `path`, as written on the command line. `known` are the project's specs, to suggest from. */
export function givenSpec(
  path: string,
  cwd: string,
  project: Project | undefined,
  known: readonly SpecFile[],
): SpecFile {
  const file = resolve(cwd, path);
  if (!isFile(file)) {
    refuseFolder(path, cwd);
    const beside = specsIn(dirname(file)).map(name => join(dirname(file), name));
    const suggestion = suggest(
      path,
      [...known.map(spec => spec.file), ...beside].map(near => pathFrom(cwd, near)),
    );
    refuse("spec-file-missing", { file: path, suggestion });
  }
  return readSpec(file, project?.root ?? dirname(file));
}

/** Ends the command where `path`, seen from `cwd`, is a folder. */
export function refuseFolder(path: string, cwd: string): void {
  const isFolder = statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) refuse("spec-folder", { folder: path.replace(/[/\\]+$/, "") || path });
}

function specsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith(".spec.md")) : [];
}

/** What Windows cannot call a file or folder: a device, signs with a meaning, a point or space at the end (`..` may be). */
const NO_NAME = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])[ ]*(?:\.|$)|[<>:"|?*\\]|[^.][. ]+$/i;

function readSpec(file: string, root: string): SpecFile {
  const path = pathFrom(root, file);
  if (!file.endsWith(".spec.md")) refuse("spec-file-name", { file: path, suggestion: specName(basename(file)) });
  if (!liesInside(root, file)) refuse("spec-outside", { file: path, root: basename(root) });
  const part = path.split("/").find(each => NO_NAME.test(each));
  if (part !== undefined) refuse("spec-file-device", { file: path, part });
  return { file, root, source: createSource(path, readText(file, path)) };
}

/** What a Markdown file would be called as a spec; other files are none. */
function specName(name: string): string | undefined {
  return /\.(md|markdown)$/i.test(name) ? `${name.replace(/(\.spec)?\.\w+$/, "")}.spec.md` : undefined;
}

function readText(file: string, path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse("spec-file-unreadable", { file: path, reason: fileReason(error) });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("spec-file-encoding", { file: path });
  }
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
