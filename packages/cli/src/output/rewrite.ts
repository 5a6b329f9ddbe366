import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileReason } from "../project/reasons.js";
import { refuse } from "../refusal.js";

/** `text`, which has LF line ends, with those of the file that it replaces: they are a matter of git and the editor. */
export function withLineEndsOf(present: string, text: string): string {
  return /^[^\n]*\r\n/.test(present) ? text.replaceAll("\n", "\r\n") : text;
}

/** Puts a text in the place of a spec, with the same line ends and rights; a reader never sees half of it. */
export function rewriteSpec(file: string, shown: string, text: string): void {
  let draft: string | undefined;
  try {
    const real = realpathSync(file);
    draft = `${real}.${process.pid}.tmp`;
    writeFileSync(draft, withLineEndsOf(readFileSync(real, "utf8"), text), { flag: "wx" });
    chmodSync(draft, statSync(real).mode);
    renameSync(draft, real);
  } catch (error) {
    if (draft !== undefined) rmSync(draft, { force: true });
    refuse("output-failed", { file: shown, reason: fileReason(error) });
  }
}
