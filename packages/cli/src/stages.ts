// The one place that knows how the stages are called.

import { resolve } from "node:path";
import { catalogues as specMessages } from "@tenet/checker";
import type { Answer, Entry } from "@tenet/diagnostics";
import { type GeneratedFile, generate, catalogue as generatorMessages, type TemplateSources } from "@tenet/generator";
import { type LoadedEmitter, loadEmitters, loadTemplates } from "./emitters/load.js";
import { runEmitter } from "./emitters/run.js";
import { catalogue as ownMessages } from "./messages.embedded.js";
import type { CompiledSpec } from "./project/compiled.js";
import { modulesOf } from "./project/implementations.js";
import { isPath, pathFrom } from "./project/paths.js";
import type { Project } from "./project/project.js";

/** What the configuration adds to every compilation. */
export interface Extra {
  readonly emitters: readonly LoadedEmitter[];
  readonly templates: TemplateSources;
}

export async function extraOf(project: Project | undefined): Promise<Extra> {
  return { emitters: await loadEmitters(project), templates: loadTemplates(project) };
}

/** The files that a spec leads to. Its tests import the first implementation that the configuration names, seen from `folder`. */
export async function generatedFiles(
  spec: CompiledSpec,
  folder: string,
  project: Project | undefined,
  extra: Extra,
): Promise<Answer<readonly GeneratedFile[]>> {
  const [module] = modulesOf(spec, project);
  const binding = module === undefined ? undefined : importFrom(folder, module, spec.root);
  const { files, diagnostics } = generate(spec.contract, {
    ...(binding === undefined ? {} : { binding }),
    templates: extra.templates,
  });
  const all = [...files];
  const found = [...diagnostics];
  for (const emitter of extra.emitters) {
    const taken = new Map(all.map(file => [file.name.toLowerCase(), "`spec compile`"]));
    const answer = runEmitter(emitter, spec.contract, project!, taken);
    all.push(...answer.value.files);
    found.push(...answer.diagnostics);
  }
  return { value: all, diagnostics: found };
}

/** How a TypeScript file in `folder` imports a module that the configuration names: `../src/bank.binding.js`. */
function importFrom(folder: string, module: string, root: string): string {
  if (!isPath(module)) return module;
  const path = pathFrom(folder, resolve(root, module)).replace(/(?<!\.d)\.([mc]?)tsx?$/, ".$1js");
  return path.startsWith(".") ? path : `./${path}`;
}

/** Of all stages, each code once. */
export async function allMessages(): Promise<Entry[]> {
  // Not above: it is slow to load, and `spec compile` does without.
  const { catalogue: verifierMessages } = await import("@tenet/verifier");
  return [specMessages, generatorMessages, verifierMessages, ownMessages].flatMap(
    messages => [...messages.values()] as Entry[],
  );
}
