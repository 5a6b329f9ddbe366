/** How much of an implementation its spec holds: small changes of it, each of which some promise should refuse. */
import { isAbsolute } from "node:path";
import type { Implementation } from "../options.js";
import { instrument, type Instrumented, Unreadable } from "./instrument.js";
import { measure } from "./measure.js";
import { makeMirror } from "./mirror.js";
import { closureOf, ownModules } from "./modules.js";
import type { NotMeasured, StrengthOptions, StrengthReport } from "./options.js";

/** Never throws for what the implementation does, and leaves its files as they are. */
export async function strength(options: StrengthOptions): Promise<StrengthReport | NotMeasured> {
  const end = performance.now() + options.budget;
  const { implementation } = options;
  const closure = isAbsolute(implementation.path) ? closureOf(implementation.path) : [];
  const files = [...(options.mutate ?? ownModules(closure))].sort();
  const made = await instrumented(files);
  if (made instanceof Unreadable) return { kind: "not-readable", file: made.file, words: made.message };
  if (made.mutants.length === 0) return { kind: "nothing-to-change", files };
  const mirror = makeMirror(closure, made.texts);
  try {
    return await measure({ ...options, implementation: mirrored(implementation, mirror.at) }, made.mutants, end);
  } finally {
    mirror.dispose();
  }
}

async function instrumented(files: readonly string[]): Promise<Instrumented | Unreadable> {
  try {
    return await instrument(files);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

function mirrored({ name, path, from }: Implementation, at: (path: string) => string): Implementation {
  return {
    name,
    path: isAbsolute(path) ? at(path) : path,
    ...(from === undefined ? {} : { from: at(from) }),
  };
}
