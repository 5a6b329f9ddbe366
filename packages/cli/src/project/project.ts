import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Source } from "@tenet/diagnostics";
import type { Config } from "@tenet/runtime";
import { findConfig } from "../config/find.js";
import { loadConfig } from "../config/load.js";
import { refuse } from "../refusal.js";
import { pathFrom } from "./paths.js";

/** The folder that a configuration governs. */
export interface Project {
  /** Absolute. Paths in the configuration and in generated files are relative to it. */
  readonly root: string;
  /** Absolute. */
  readonly configFile: string;
  readonly config: Config;
  /** The configuration's text, for messages about it. */
  readonly configSource: Source;
}

/** The project of `--config FILE`, or of the nearest configuration above `folder`; undefined where there is none. */
export async function openProject(folder: string, configOption: string | undefined): Promise<Project | undefined> {
  const configFile = configOption === undefined ? findConfig(folder) : resolve(folder, configOption);
  if (configFile === undefined) return undefined;
  if (!existsSync(configFile)) refuse("config-file-missing", { file: configOption });
  const { config, source } = await loadConfig(configFile, pathFrom(folder, configFile));
  return { root: dirname(configFile), configFile, config, configSource: source };
}
