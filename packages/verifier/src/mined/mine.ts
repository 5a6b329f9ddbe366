/** The thread's side of mining: it loads a compiler. */
import type { Implementation } from "../options.js";
import { Collector, type Literals } from "./literals.js";
import { modulesOf } from "./modules.js";
import { collectLiterals } from "./source.js";

/** The literals in the implementation's modules; none where there is no source to read. */
export function mineImplementation({ path, from }: Implementation): Literals {
  const all = new Collector();
  for (const { file, text } of modulesOf({ path, from })) collectLiterals(file, text, all);
  const { strings, numbers, bigints } = all;
  return { strings, numbers, bigints };
}
