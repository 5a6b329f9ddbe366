import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic, Source } from "@tenet/diagnostics";
import type { CompiledSpec, Selection } from "../project/compiled.js";
import { liesInside, pathFrom } from "../project/paths.js";
import type { Project } from "../project/project.js";
import { remark } from "../refusal.js";
import { extraOf, generatedFiles } from "../stages.js";

/** What lies where a generated file belongs. `foreign`: written by somebody else; `outside`: beyond the project; `link`: leads away. */
export type OutputState = "fresh" | "missing" | "stale" | "edited" | "foreign" | "outside" | "link";

export interface Output {
  /** Absolute. */
  readonly file: string;
  /** Relative to the working folder, for people. */
  readonly shown: string;
  readonly spec: string;
  readonly text: string;
  readonly state: OutputState;
}

export interface Plan {
  readonly outputs: readonly Output[];
  /** Of the generator, of emitters, and about two specs that want one file. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that they are about besides specs: the configuration, templates. By path. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Where generated files of a spec go. Absolute. */
export function outputFolder(spec: Pick<CompiledSpec, "file" | "root">, project: Project | undefined): string {
  const outDir = project?.config.outDir;
  return outDir === undefined ? join(dirname(spec.file), "generated") : resolve(spec.root, outDir);
}

/** The manifest of a spec, which the next compilation is compared with. Absolute. */
export function manifestFile(
  spec: Pick<CompiledSpec, "file" | "root" | "contract">,
  project: Project | undefined,
): string {
  return join(outputFolder(spec, project), `${spec.contract.stem}.manifest.json`);
}

/** Every file that the selected specs lead to, beside what is there now. Writes nothing. */
export async function planOutputs({ specs, project }: Selection, cwd: string): Promise<Plan> {
  const outputs: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  const extra = await extraOf(project);
  for (const spec of specs) {
    const folder = outputFolder(spec, project);
    const answer = await generatedFiles(spec, folder, project, extra);
    diagnostics.push(...answer.diagnostics);
    const rivals = new Set<string>();
    for (const { name, text } of answer.value) {
      const file = join(folder, name);
      const shown = pathFrom(cwd, file);
      const rival = outputs.find(output => output.file === file);
      if (rival && !rivals.has(rival.spec))
        diagnostics.push(remark("output-twice", { first: rival.spec, second: spec.source.path, file: shown }));
      if (rival) rivals.add(rival.spec);
      outputs.push({ file, shown, spec: spec.source.path, text, state: stateOf(file, text, spec) });
    }
  }
  const texts = [...(project === undefined ? [] : [project.configSource]), ...Object.values(extra.templates)];
  return { outputs, diagnostics, sources: new Map(texts.map(source => [source.path, source])) };
}

/** What the head of each generated file holds: the header of a module, or the hash in the manifest. */
const ours = /`spec compile` writes it anew|^\{\n {2}"spec": [^\n]*\n[^]*"hash": "sha256:[0-9a-f]{64}"/;

/** Whether a file with this text was written by `spec compile`. */
export function isGenerated(text: string): boolean {
  return ours.test(text.slice(0, 2000));
}

/** Undefined where there is nothing, or a file on the way to it: then writing says what is wrong. */
function entryAt(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

function stateOf(file: string, text: string, { root, contract }: CompiledSpec): OutputState {
  if (!liesInside(root, dirname(file))) return "outside";
  const entry = entryAt(file);
  if (entry === undefined) return "missing";
  if (entry.isSymbolicLink()) return "link";
  if (!entry.isFile()) return "foreign";
  const present = readFileSync(file, "utf8");
  if (present === text) return "fresh";
  if (!isGenerated(present)) return "foreign";
  return present.slice(0, 2000).includes(contract.hash) ? "edited" : "stale";
}
