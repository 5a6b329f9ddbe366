/** What `--mutate` names: patterns of files, each with lines where only some are meant. */
import { resolve } from "node:path";
import type { Part } from "@tenet/verifier/strength";
import { globSync } from "tinyglobby";
import { refuse } from "../refusal.js";

/** `src/*.ts`, `node_modules/heap/index.js:12-40` */
export function partsOf(patterns: readonly string[], cwd: string): Part[] {
  return patterns.flatMap(written => {
    const [, pattern = written, first, last] = /^(.*):(\d+)-(\d+)$/.exec(written) ?? [];
    const files = globSync([pattern], { cwd, absolute: true, expandDirectories: false });
    if (files.length === 0) refuse("strength-file-missing", { pattern });
    const lines = first === undefined ? {} : { lines: [Number(first), Number(last)] as const };
    return files.sort().map(file => ({ file: resolve(file), ...lines }));
  });
}
