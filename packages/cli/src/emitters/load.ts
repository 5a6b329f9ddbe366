/** The emitters and templates that a configuration names. */
import { existsSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createSource, suggest } from "@tenet/diagnostics";
import { type Emitter, emitters, levels, replaceable, type TemplateSources } from "@tenet/generator";
import { createJiti } from "jiti";
import { at } from "../config/check.js";
import { isPath } from "../project/paths.js";
import type { Project } from "../project/project.js";
import { fileReason, moduleReason } from "../project/reasons.js";
import { Refusal } from "../refusal.js";

export interface LoadedEmitter {
  readonly emitter: Emitter;
  /** As the configuration names it. */
  readonly word: string;
}

/** In the order of the configuration, each once. Refuses where one is not there or none. */
export async function loadEmitters(project: Project | undefined): Promise<readonly LoadedEmitter[]> {
  const loaded: LoadedEmitter[] = [];
  for (const word of new Set(project?.config.emitters ?? [])) {
    const emitter = isPath(word) ? await load(word, project!) : ours(word, project!);
    refuseNamesake(emitter, word, loaded, project!);
    loaded.push({ emitter, word });
  }
  return loaded;
}

function ours(name: string, project: Project): Emitter {
  const known = emitters.map(one => one.name);
  const found = emitters.find(one => one.name === name);
  const params = { name, suggestion: suggest(name, known), known: known.join(", ") };
  return found ?? refuseAt(project, name, "emitter-unknown", params);
}

async function load(word: string, project: Project): Promise<Emitter> {
  const file = resolve(project.root, word);
  if (!existsSync(file)) return refuseAt(project, word, "emitter-missing", { file: word });
  const emitter = await run(file, word, project);
  return isEmitter(emitter) ? emitter : refuseAt(project, word, "emitter-shape", { file: word });
}

async function run(file: string, word: string, project: Project): Promise<unknown> {
  // As of the configuration: a project may have nothing but the command installed.
  const packages = ["@tenet/runtime", "@tenet/generator", "@tenet/checker"];
  const alias = Object.fromEntries(packages.map(name => [name, fileURLToPath(import.meta.resolve(name))]));
  try {
    const module = await createJiti(file, { fsCache: false, interopDefault: false, alias }).import(file);
    return (module as { default?: unknown }).default;
  } catch (error) {
    return refuseAt(project, word, "emitter-failed", { reason: moduleReason(error, file, word) });
  }
}

function isEmitter(value: unknown): value is Emitter {
  const { name, emit } = (value ?? {}) as Partial<Emitter>;
  return typeof name === "string" && /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name) && typeof emit === "function";
}

function refuseNamesake({ name }: Emitter, word: string, before: readonly LoadedEmitter[], project: Project): void {
  const own = isPath(word) ? [...emitters, ...levels] : [];
  const taken = [...own, ...before.map(one => one.emitter)].some(one => one.name === name);
  if (taken) refuseAt(project, word, "emitter-name", { name, file: word });
}

/** The user's templates by the name of the layout that each replaces. Refuses where one is not there. */
export function loadTemplates(project: Project | undefined): TemplateSources {
  const entries = Object.entries(project?.config.templates ?? {}).map(([name, file]) => {
    if (!replaceable.some(one => one === name)) refuseLayout(name, project!);
    const shown = posix.join(posix.dirname(project!.configSource.path), file);
    return [name, createSource(shown, read(file, project!))] as const;
  });
  return Object.fromEntries(entries);
}

function refuseLayout(name: string, project: Project): never {
  const params = { name, suggestion: suggest(name, replaceable), known: replaceable.join(", ") };
  return refuseAt(project, name, "template-unknown", params);
}

function read(file: string, project: Project): string {
  try {
    return readFileSync(resolve(project.root, file), "utf8");
  } catch (error) {
    return refuseAt(project, file, "template-missing", { file, reason: fileReason(error) });
  }
}

function refuseAt(
  project: Project,
  word: string,
  code: Parameters<typeof at>[2],
  params: Parameters<typeof at>[3],
): never {
  const { configSource } = project;
  throw new Refusal([at(configSource, word, code, params)], new Map([[configSource.path, configSource]]));
}
