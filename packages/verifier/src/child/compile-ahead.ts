/**
 * Compiles the TypeScript of an implementation into its child's cache while the child starts: the compiler is loaded once
 * here instead of once in every child. Nothing of it runs here. What is not found, the child compiles itself.
 */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { isRelative, locatedFrom } from "../module-files.js";
import type { Plan } from "./protocol.js";

/** What is larger is left to the child, which has a deadline for it. */
const mostBytes = 200_000;

export async function compileAhead({ path, from, cache }: Pick<Plan, "path" | "from" | "cache">): Promise<void> {
  const files = isAbsolute(path) && isTypeScript(path) && existsSync(path) ? [realpathSync(path)] : [];
  if (files.length === 0) return;
  const { createJiti } = await import("jiti");
  // As the child will load them, which is part of the key.
  const jiti = createJiti(from, { fsCache: cache, interopDefault: false });
  let left = mostBytes;
  for (const filename of files) {
    try {
      const { size } = statSync(filename);
      if (size > left) continue;
      left -= size;
      const source = readFileSync(filename, "utf8");
      const code = jiti.transform({ filename, source, ts: true, async: true, jsx: false });
      for (const next of importsOf(code, filename)) if (!files.includes(next)) files.push(next);
    } catch {
      // The child says what is wrong with it.
    }
  }
}

/** The modules that compiled code loads at once: types have gone from it. */
function importsOf(code: string, file: string): string[] {
  const names = [...code.matchAll(/\bjitiImport\("([^"\n]+)"\)/g)].map(([, name]) => name!);
  return names
    .filter(isRelative)
    .flatMap(name => locatedFrom(file, name) ?? [])
    .filter(isTypeScript);
}

function isTypeScript(file: string): boolean {
  return /(?<!\.d)\.[mc]?tsx?$/.test(file);
}
