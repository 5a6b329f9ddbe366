import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const names = ["spec.config.ts", "spec.config.mts", "spec.config.js", "spec.config.mjs"];

/** The configuration in `folder` or in the nearest folder above. Absolute paths. */
export function findConfig(folder: string): string | undefined {
  const here = names.map(name => join(folder, name)).find(file => existsSync(file));
  const above = dirname(folder);
  return here ?? (above === folder ? undefined : findConfig(above));
}
