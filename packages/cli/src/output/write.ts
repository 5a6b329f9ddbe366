import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileReason } from "../project/reasons.js";
import { Refusal, remark } from "../refusal.js";
import type { Output, OutputState } from "./plan.js";

/** Refuses before anything is written where one of the outputs may not be. */
export function refuseForeign(outputs: readonly Output[]): void {
  const shownOf = (state: OutputState) => outputs.filter(output => output.state === state).map(output => output.shown);
  const folders = new Set(shownOf("outside").map(shown => shown.slice(0, shown.lastIndexOf("/"))));
  const diagnostics = [
    ...shownOf("foreign").map(file => remark("output-not-ours", { file })),
    ...shownOf("link").map(file => remark("output-link", { file })),
    ...[...folders].map(folder => remark("output-outside", { folder })),
  ];
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
    if (existsSync(draft)) rmSync(draft);
    throw new Refusal([remark("output-failed", { file: shown, reason: fileReason(error) })]);
  }
}
