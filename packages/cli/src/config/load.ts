import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createSource, type Source } from "@tenet/diagnostics";
import type { Config } from "@tenet/runtime";
import { createJiti } from "jiti";
import { moduleReason } from "../project/reasons.js";
import { Refusal, refuse } from "../refusal.js";
import { checkConfig } from "./check.js";

/** A configuration that is valid, with its text for messages about it. */
export interface LoadedConfig {
  readonly config: Config;
  readonly source: Source;
}

/** Runs the module `file` (absolute), shown as `shown`, and checks what it exports. Refuses where something is wrong. */
export async function loadConfig(file: string, shown: string): Promise<LoadedConfig> {
  const source = createSource(shown, readFileSync(file, "utf8"));
  const { config, diagnostics } = checkConfig(await runModule(file, shown), source, dirname(file));
  if (config === undefined) throw new Refusal(diagnostics, new Map([[source.path, source]]));
  return { config, source };
}

async function runModule(file: string, shown: string): Promise<unknown> {
  // The alias lets a configuration be read where only the command is installed.
  const alias = { "@tenet/runtime": fileURLToPath(import.meta.resolve("@tenet/runtime")) };
  const jiti = createJiti(file, { fsCache: false, interopDefault: false, alias });
  try {
    const module = await jiti.import<{ default?: unknown }>(file);
    return module.default;
  } catch (error) {
    return refuse("config-failed", { reason: moduleReason(error, file, shown) });
  }
}
