import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { suggest } from "@tenet/diagnostics";
import { createJiti } from "jiti";
import { moduleReason } from "../project/reasons.js";
import { isFile } from "../project/spec-files.js";
import { refuse } from "../refusal.js";
import { type Export, isSchema } from "./schemas.js";

export interface Loaded {
  readonly exports: readonly Export[];
  /** The names of the exports that were asked for. */
  readonly wanted: readonly string[];
  /** The file's name without its ending. */
  readonly stem: string;
}

/** Runs the module of `FILE#EXPORT`, seen from `cwd`, and answers its exports. Refuses where there is no schema. */
export async function loadSchemas(word: string, cwd: string): Promise<Loaded> {
  const hash = word.lastIndexOf("#");
  const [path, wanted] = hash === -1 ? [word, undefined] : [word.slice(0, hash), word.slice(hash + 1)];
  const file = resolve(cwd, path);
  if (path === "" || !existsSync(file)) refuse("module-missing", { file: path });
  if (!isFile(file)) refuse("import-failed", { file: path, reason: "it is a folder." });
  const module = await run(file, path);
  const exports = Object.entries(module).map(
    ([name, value]): Export => [name === "default" ? stemOf(file) : name, value],
  );
  const schemas = exports.filter(([, value]) => isSchema(value)).map(([name]) => name);
  if (schemas.length === 0) refuse("import-none", { file: path });
  const named = wanted === "default" ? stemOf(file) : wanted;
  if (named !== undefined && !schemas.includes(named))
    refuse("import-unknown", {
      file: path,
      name: named,
      suggestion: suggest(named, schemas),
      known: schemas.join(", "),
    });
  return { exports, wanted: named === undefined ? schemas : [named], stem: stemOf(file) };
}

function stemOf(file: string): string {
  return basename(file).replace(/(\.schemas?)?\.[mc]?[jt]sx?$/, "");
}

async function run(file: string, shown: string): Promise<Record<string, unknown>> {
  try {
    return await createJiti(file, { fsCache: false, interopDefault: false }).import<Record<string, unknown>>(file);
  } catch (error) {
    return refuse("import-failed", { file: shown, reason: moduleReason(error, file, shown) });
  }
}
