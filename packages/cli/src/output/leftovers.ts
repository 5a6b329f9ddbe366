import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "@tenet/diagnostics";
import type { CompiledSpec } from "../project/compiled.js";
import { pathFrom } from "../project/paths.js";
import { remark } from "../refusal.js";
import { someFiles } from "../report/words.js";
import type { Output } from "./plan.js";

/** Beside today's generated files: those whose spec is there no longer, one message for each such spec. */
export function leftovers(outputs: readonly Output[], specs: readonly CompiledSpec[], cwd: string): Diagnostic[] {
  const [root] = specs.map(spec => spec.root);
  if (root === undefined) return [];
  const planned = new Set(outputs.map(output => output.file));
  const folders = [...new Set(outputs.map(output => dirname(output.file)))].filter(folder => existsSync(folder));
  return folders
    .flatMap(manifestsIn)
    .filter(manifest => !planned.has(manifest))
    .flatMap(manifest => {
      const spec = specOf(manifest);
      if (spec === undefined || existsSync(resolve(root, spec))) return [];
      const files = generatedWith(manifest).map(file => pathFrom(cwd, file));
      return [remark("generated-leftover", { files: someFiles(files), spec })];
    });
}

const ending = ".manifest.json";

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

function generatedWith(manifest: string): string[] {
  const stem = basename(manifest).slice(0, -ending.length);
  const kinds = ["contract.ts", "schemas.ts", "arbitraries.ts", "properties.test.ts", "states.md", "manifest.json"];
  return kinds.map(kind => join(dirname(manifest), `${stem}.${kind}`)).filter(file => existsSync(file));
}

function namesIn(folder: string): string[] {
  return readdirSync(folder).sort((a, b) => (a < b ? -1 : 1));
}
