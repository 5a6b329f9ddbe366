import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { at } from "../config/check.js";
import { Refusal } from "../refusal.js";
import type { CompiledSpec } from "./compiled.js";
import { isPath } from "./paths.js";
import type { Project } from "./project.js";

/** An implementation as the verifier takes it. */
export interface Implementation {
  /** As written in the configuration. */
  readonly name: string;
  /** Absolute, or a bare package name that is looked up from `from`. */
  readonly path: string;
  readonly from: string;
}

/** The modules that the configuration names for a spec, as written. */
export function modulesOf(spec: CompiledSpec, project: Project | undefined): readonly string[] {
  const named = project?.config.implementations;
  const modules =
    named !== undefined && Object.hasOwn(named, spec.contract.spec) ? named[spec.contract.spec] : undefined;
  return modules === undefined ? [] : typeof modules === "string" ? [modules] : modules;
}

/** The implementations of a spec, each of which exists. `given` (seen from `cwd`) replaces those of the configuration. */
export function implementationsOf(spec: CompiledSpec, project: Project | undefined): Implementation[] {
  return modulesOf(spec, project).map(module => {
    const implementation = locate(module, spec.root);
    if (project && isPath(module) && !existsSync(implementation.path)) {
      const missing = at(project.configSource, module, "implementation-missing", {
        module,
        name: spec.contract.spec,
        suggestion: sibling(module, implementation.path),
      });
      throw new Refusal([missing], new Map([[project.configSource.path, project.configSource]]));
    }
    return implementation;
  });
}

/** A module as written in a file or on a command line in `folder`. */
export function locate(module: string, folder: string): Implementation {
  return { name: module, path: isPath(module) ? resolve(folder, module) : module, from: folder };
}

/** A file beside the missing one that differs by its ending only: `./bank.js` is written for `./bank.ts`, say. */
export function sibling(module: string, file: string): string | undefined {
  const stem = file.replace(/\.[mc]?[jt]sx?$/, "");
  const ending = [".ts", ".mts", ".js", ".mjs", ".tsx", ".cts", ".cjs"].find(each => existsSync(`${stem}${each}`));
  return ending === undefined ? undefined : `${module.replace(/\.[mc]?[jt]sx?$/, "")}${ending}`;
}
