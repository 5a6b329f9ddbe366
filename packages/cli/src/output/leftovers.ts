import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "@tenet/diagnostics";
import { glob } from "tinyglobby";
import type { Selection } from "../project/compiled.js";
import { pathFrom } from "../project/paths.js";
import type { Project } from "../project/project.js";
import { remark } from "../refusal.js";
import { sentenceList } from "../report/words.js";
import { isGenerated, type Output } from "./plan.js";

/**
 * Generated files that nothing generates any more: of the selected specs, those of a kind that they lead to no longer;
 * where `all` specs are compiled, also those whose spec is no more. One message for each spec.
 */
export async function leftovers(
  outputs: readonly Output[],
  { specs, project }: Selection,
  all: boolean,
  cwd: string,
): Promise<Diagnostic[]> {
  const planned = new Set(outputs.map(output => output.file));
  const own = outputs.filter(({ file }) => file.endsWith(ending));
  const surplus = own.flatMap(({ file, spec }) => {
    const files = generatedWith(file).filter(each => !planned.has(each));
    return files.length === 0 ? [] : [remark("generated-surplus", { files: list(files, cwd), spec })];
  });
  const [root] = specs.map(spec => spec.root);
  if (!all || root === undefined) return surplus;
  const folders = [...new Set(own.map(({ file }) => dirname(file)))].filter(folder => existsSync(folder));
  const known = [...folders.flatMap(manifestsIn), ...(project === undefined ? [] : await manifestsOf(project))];
  return [...surplus, ...[...new Set(known)].filter(one => !planned.has(one)).flatMap(one => orphan(one, root, cwd))];
}

function orphan(manifest: string, root: string, cwd: string): Diagnostic[] {
  const spec = specOf(manifest);
  if (spec === undefined || existsSync(resolve(root, spec))) return [];
  return [remark("generated-leftover", { files: list(generatedWith(manifest), cwd), spec })];
}

const list = (files: readonly string[], cwd: string) => sentenceList(files.map(file => `\`${pathFrom(cwd, file)}\``));

const ending = ".manifest.json";

/** Wherever specs of the configuration could have been: `specs/**` may hold a `generated` that lost all of them. */
async function manifestsOf({ root, config }: Project): Promise<string[]> {
  if (config.outDir !== undefined) return [];
  const patterns = config.specs.map(pattern => pattern.replace(/[^/]*$/, `generated/*${ending}`));
  const files = await glob(patterns, {
    cwd: root,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**"],
  });
  return files.map(file => resolve(file)).sort();
}

function manifestsIn(folder: string): string[] {
  return namesIn(folder)
    .filter(name => name.endsWith(ending))
    .map(name => join(folder, name));
}

/** The path of the spec that the manifest names; undefined where it is not one of ours. */
function specOf(manifest: string): string | undefined {
  try {
    const { path, hash } = JSON.parse(readFileSync(manifest, "utf8")) as { path?: unknown; hash?: unknown };
    return typeof path === "string" && /^sha256:/.test(String(hash)) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The files of the manifest's spec: those that its name begins, and not the longer name of another spec. */
function generatedWith(manifest: string): string[] {
  const folder = dirname(manifest);
  const names = namesIn(folder);
  const stemOf = (name: string) => name.slice(0, -ending.length);
  const stem = stemOf(basename(manifest));
  const others = names.filter(name => name.endsWith(ending) && name.startsWith(`${stem}.`)).map(stemOf);
  const isOwn = (name: string) =>
    name.startsWith(`${stem}.`) && !others.some(other => other !== stem && name.startsWith(`${other}.`));
  const own = names.filter(isOwn).map(name => join(folder, name));
  return own.filter(file => statSync(file).isFile() && isGenerated(readFileSync(file, "utf8"))).sort(byKind);
}

/** As `spec compile` writes them, the others behind. */
function byKind(a: string, b: string): number {
  const kinds = ["contract.ts", "schemas.ts", "arbitraries.ts", "properties.test.ts", "states.md", "manifest.json"];
  const rank = (file: string) => kinds.findIndex(kind => file.endsWith(`.${kind}`)) + 1 || kinds.length + 1;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function namesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder).sort((a, b) => (a < b ? -1 : 1));
}
