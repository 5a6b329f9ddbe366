/** How much of an implementation its spec holds: small changes of it, each of which some promise should refuse. */
import { realpathSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { Implementation } from "../options.js";
import { type Instrumented, instrument, type Mutant, Unreadable } from "./instrument.js";
import { measure } from "./measure.js";
import { makeMirror } from "./mirror.js";
import { closureOf, ownModules } from "./modules.js";
import type { NotMeasured, Part, StrengthOptions, StrengthReport } from "./options.js";

/** Never throws for what the implementation does, and leaves its files as they are. */
export async function strength(options: StrengthOptions): Promise<StrengthReport | NotMeasured> {
  const end = performance.now() + options.budget;
  const { implementation } = options;
  const closure = isAbsolute(implementation.path) ? closureOf(implementation.path) : [];
  const parts = options.mutate?.map(part => ({ ...part, shown: part.file, file: realpathSync(part.file) }));
  const files = [...new Set(parts?.map(({ file }) => file) ?? ownModules(closure))].sort();
  const made = await instrumented(files);
  if (made instanceof Unreadable) return { kind: "not-readable", file: made.file, words: made.message };
  const mutants = made.mutants.flatMap(mutant => {
    if (parts === undefined) return [mutant];
    const shown = parts.find(part => isIn(mutant, part))?.shown;
    return shown === undefined ? [] : [{ ...mutant, shown }];
  });
  if (mutants.length === 0) return { kind: "nothing-to-change", files };
  const mirror = makeMirror(closure, made.texts);
  try {
    const copy = { ...options, implementation: mirrored(implementation, mirror.at) };
    return await measure(copy, implementation, mutants, end);
  } finally {
    mirror.dispose();
  }
}

function isIn({ file, start, end }: Mutant, { file: of, lines }: Part): boolean {
  return file === of && (lines === undefined || (start.line >= lines[0] && end.line <= lines[1]));
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
