import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createSource, type Diagnostic, type Source } from "@tenet/diagnostics";
import { glob } from "tinyglobby";
import { pathFrom } from "../project/paths.js";
import { refuse, remark } from "../refusal.js";

/** Where statements may stand, read. */
export interface Gathered {
  /** `path` is relative to the folder that `gather` was given. */
  readonly sources: readonly Source[];
  /** Of files that were named one by one, the paths. */
  readonly named: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Merged into the specs long ago, copied from elsewhere, or about the work instead of what is built. */
const IGNORED = ["**/node_modules/**", "**/changes/archive/**", "**/dist/**", "**/checklists/**"];
const OTHERS =
  /(?:^|\/)(?:tasks|plan|research|data-model|quickstart|proposal|[\w-]+-template|readme|changelog|contributing|agents|claude)\.md$/i;

/** All Markdown that may be a spec in `folder`, in the order of the paths; `.kiro` is the one hidden folder that is looked into. */
export async function gather(folder: string, root: string): Promise<Gathered> {
  const files = await glob(["**/*.md", ".kiro/**/*.md", "**/.kiro/**/*.md"], {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: IGNORED,
  });
  return readAll(
    files.map(file => resolve(file)).filter(file => !OTHERS.test(pathFrom(folder, file))),
    root,
  );
}

/** The files and folders that `words` name, seen from `cwd`. */
export async function gatherNamed(words: readonly string[], cwd: string, root: string): Promise<Gathered> {
  const parts: Gathered[] = [];
  for (const word of words) {
    const path = resolve(cwd, word);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) refuse("trace-missing", { path: word });
    parts.push(stats.isDirectory() ? await gather(path, root) : readNamed(path, word, root));
  }
  const sources = new Map(parts.flatMap(part => part.sources).map(source => [source.path, source]));
  return {
    sources: [...sources.values()],
    named: new Set(parts.flatMap(part => [...part.named])),
    diagnostics: parts.flatMap(part => part.diagnostics),
  };
}

function readNamed(path: string, word: string, root: string): Gathered {
  if (!/\.(?:md|markdown)$/i.test(path)) refuse("trace-not-markdown", { file: word });
  const shown = pathFrom(root, path);
  const text = readText(path);
  if (text === undefined) refuse("spec-file-encoding", { file: shown });
  return { sources: [createSource(shown, text)], named: new Set([shown]), diagnostics: [] };
}

/** A file of another encoding somewhere in the folder is named, and is no reason to stop. */
function readAll(files: readonly string[], root: string): Gathered {
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of [...new Set(files)].sort()) {
    const text = readText(file);
    if (text === undefined) diagnostics.push(remark("trace-not-read", { file: pathFrom(root, file) }));
    else sources.push(createSource(pathFrom(root, file), text));
  }
  return { sources, named: new Set(), diagnostics };
}

/** Undefined where the bytes are no UTF-8. */
function readText(file: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
