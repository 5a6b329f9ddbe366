import { resolve } from "node:path";
import { suggest } from "@tenet/diagnostics";
import { Refusal, refuse, remark } from "../refusal.js";
import type { Project } from "./project.js";
import { isFile, refuseFolder, type SpecFile } from "./spec-files.js";

/** The spec of `specs` that calls itself `name`. Refuses where none does, and where two do. */
export function named<S extends SpecFile>(
  name: string,
  specs: readonly S[],
  nameOf: (spec: S) => string,
  project: Project | undefined,
  cwd: string,
): S {
  const found = specs.filter(spec => nameOf(spec) === name);
  const [first, second] = found;
  if (first !== undefined && second !== undefined) throw new Refusal([sameName(name, first, second)]);
  if (first !== undefined) return first;
  refuseFolder(name, cwd);
  const file = `${name}.spec.md`;
  const beside = isFile(resolve(cwd, file)) ? file : undefined;
  if (project === undefined && beside === undefined) refuse("config-missing");
  const known = specs.map(nameOf).filter(each => each !== "");
  const suggestion = suggest(name, known) ?? beside;
  return refuse("spec-unknown", { name, suggestion, known: known.join(", ") || undefined });
}

/** The message about two specs of one name. */
export function sameName(name: string, first: SpecFile, second: SpecFile) {
  return remark("spec-name-twice", { first: first.source.path, second: second.source.path, name });
}
