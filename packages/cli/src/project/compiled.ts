import { dirname, resolve } from "node:path";
import { type Contract, compileText, type Lints } from "@tenet/checker";
import { type Diagnostic, hasErrors, type Source, suggest } from "@tenet/diagnostics";
import { at } from "../config/check.js";
import { Refusal, refuse } from "../refusal.js";
import { withCovers } from "./covered.js";
import { loadFor } from "./load.js";
import { named, sameName } from "./names.js";
import { pathFrom } from "./paths.js";
import { openProject, type Project } from "./project.js";
import { givenSpec, isFile, projectSpecs, type SpecFile } from "./spec-files.js";

export interface CompiledSpec extends SpecFile {
  readonly contract: Contract;
}

export interface Selection {
  readonly project: Project | undefined;
  readonly specs: readonly CompiledSpec[];
  /** Warnings and notes: errors have ended the command. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles the specs named by `words` (files, or names as in `spec: bank.accounts`); all of the project's where none is named. */
export async function select(
  words: readonly string[],
  cwd: string,
  configOption: string | undefined,
  lints?: Lints,
): Promise<Selection> {
  const project = await projectOf(words, cwd, configOption);
  if (words.length === 0 && project === undefined) refuse("config-missing");
  const known =
    project === undefined || (words.length > 0 && words.every(word => isFile(resolve(cwd, word))))
      ? []
      : await projectSpecs(project);
  const isPath = (word: string) => isFile(resolve(cwd, word)) || /[/\\]|\.md$/.test(word);
  const given = words.filter(isPath).map(word => givenSpec(word, cwd, project, known));
  const names = words.filter(word => !isPath(word));
  const files = words.length === 0 || names.length > 0 ? [...known, ...given] : given;
  const alone = compileAll(unique(files), cwd, lints);
  const compiled = project === undefined ? alone : await withCovers(alone);
  if (words.length === 0 && project) checkNames(project, compiled.specs);
  const wanted = new Set([
    ...given.map(spec => spec.file),
    ...names.map(name => named(name, compiled.specs, spec => spec.contract.spec, project, cwd).file),
  ]);
  return {
    project,
    diagnostics: compiled.diagnostics,
    specs: compiled.specs.filter(spec => words.length === 0 || wanted.has(spec.file)),
  };
}

/** Of the folder where the command was run; where that has none, of the first file's. */
export async function projectOf(
  words: readonly string[],
  cwd: string,
  configOption: string | undefined,
): Promise<Project | undefined> {
  const here = await openProject(cwd, configOption);
  const first = words.map(word => resolve(cwd, word)).find(isFile);
  return here ?? (first === undefined ? undefined : openProject(dirname(first), undefined));
}

/** By the path that diagnostics have; each with its path as seen from `cwd`, which people can open. */
export function sourcesOf(specs: readonly SpecFile[], cwd: string): ReadonlyMap<string, Source> {
  return new Map(specs.map(({ file, source }) => [source.path, { ...source, path: pathFrom(cwd, file) }]));
}

function unique(files: readonly SpecFile[]): SpecFile[] {
  return [...new Map(files.map(spec => [spec.file, spec])).values()];
}

/** All errors of all specs are shown at once. */
function compileAll(
  files: readonly SpecFile[],
  cwd: string,
  lints: Lints | undefined,
): { specs: CompiledSpec[]; diagnostics: Diagnostic[] } {
  const loads = new Map(files.map(({ root }) => [root, loadFor({ root })]));
  const answers = files.map(spec => ({
    spec,
    answer: compileText(spec.source.path, spec.source.text, loads.get(spec.root), lints),
  }));
  const diagnostics = answers.flatMap(({ answer }) => answer.diagnostics);
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, sourcesOf(files, cwd));
  const specs = answers.flatMap(({ spec, answer }) =>
    answer.value === undefined ? [] : [{ ...spec, contract: answer.value }],
  );
  return { specs, diagnostics };
}

/** Names are used once, and the configuration's exist. */
function checkNames(project: Project, specs: readonly CompiledSpec[]): void {
  const files = new Map<string, CompiledSpec>();
  for (const spec of specs) {
    const { spec: name } = spec.contract;
    const first = files.get(name);
    if (first !== undefined) throw new Refusal([sameName(name, first, spec)]);
    files.set(name, spec);
  }
  const unknown = Object.keys(project.config.implementations ?? {}).filter(name => !files.has(name));
  const known = [...files.keys()];
  const diagnostics = unknown.map(name =>
    at(project.configSource, name, "config-unknown-spec", {
      name,
      suggestion: suggest(name, known),
      known: known.join(", "),
    }),
  );
  if (diagnostics.length > 0)
    throw new Refusal(diagnostics, new Map([[project.configSource.path, project.configSource]]));
}
