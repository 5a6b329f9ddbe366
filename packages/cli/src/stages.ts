// The one place that knows how the stages are called.

import { resolve } from "node:path";
import { catalogues as specMessages } from "@tenet/checker";
import type { Answer, Entry } from "@tenet/diagnostics";
import { type GeneratedFile, generate, catalogue as generatorMessages } from "@tenet/generator";
import { catalogue as ownMessages } from "./messages.embedded.js";
import type { CompiledSpec } from "./project/compiled.js";
import { modulesOf } from "./project/implementations.js";
import { isPath, pathFrom } from "./project/paths.js";
import type { Project } from "./project/project.js";

/** The files that a spec leads to. Its tests import the first implementation that the configuration names, seen from `folder`. */
export async function generatedFiles(
  spec: CompiledSpec,
  folder: string,
  project: Project | undefined,
): Promise<Answer<readonly GeneratedFile[]>> {
  const [module] = modulesOf(spec, project);
  const binding = module === undefined ? undefined : importFrom(folder, module, spec.root);
  const { files } = generate(spec.contract, binding === undefined ? {} : { binding });
  return { value: files, diagnostics: [] };
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
