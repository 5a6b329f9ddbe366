import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { visible } from "@tenet/diagnostics";
import { writeDraft } from "../import/draft.js";
import { loadSchemas } from "../import/load.js";
import { nameable, readSchemas } from "../import/schemas.js";
import { refuse } from "../refusal.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";

export interface ImportOptions {
  readonly out?: string;
}

/** `spec import`: drafts the Types of a spec from Zod schemas. Prints it, or writes it where there is no file yet. */
export async function importTypes(word: string, { out }: ImportOptions, session: Session): Promise<number> {
  const file = out === undefined ? undefined : resolve(session.cwd, out);
  if (file !== undefined && existsSync(file)) refuse("import-exists", { file: out });
  const { exports, wanted, stem } = await loadSchemas(word, session.cwd);
  const drafting = readSchemas(exports, wanted);
  const declarations = nameable(drafting);
  const { text, lost } = writeDraft({ name: specName(stem), declarations, lost: drafting.lost });
  if (file === undefined) session.out(text);
  else write(file, out ?? "", text);
  if (lost.length === 0) return 0;
  session.err(`Not carried over (${count(lost.length, "thing")}):\n`);
  for (const { place, what } of lost) session.err(`  ${visible(place)}: ${visible(what)}\n`);
  return 0;
}

/** A file that came to be in the meantime is not written over either. */
function write(file: string, shown: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") refuse("import-exists", { file: shown });
    refuse("output-failed", { file: shown, reason: code ?? message });
  }
}

function specName(stem: string): string {
  const name = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return name === "" ? "draft" : name;
}
