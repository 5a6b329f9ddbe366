import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal, remark } from "../refusal.js";
import type { Output } from "./plan.js";

/** Refuses before anything is written where one of the outputs may not be. */
export function refuseForeign(outputs: readonly Output[]): void {
  const diagnostics = outputs.flatMap(({ state, shown }) =>
    state === "foreign" ? [remark("output-not-ours", { file: shown })]
      : state === "outside" ? [remark("output-outside", { file: shown })] : []);
  if (diagnostics.length > 0) throw new Refusal(diagnostics);
}

/** Through a file beside it, so that a reader never sees half of one, and a link at the last moment is replaced, not followed. */
export function writeOutput({ file, shown, text }: Pick<Output, "file" | "shown" | "text">): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Refusal([remark("output-failed", { file: shown, reason: (error as NodeJS.ErrnoException).code ?? String(error) })]);
  }
}
