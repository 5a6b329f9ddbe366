import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { compileText } from "@tenet/checker";
import { createSource, type Source, visible } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { writeDraft } from "../import/draft.js";
import { loadSchemas } from "../import/load.js";
import { nameable, readSchemas } from "../import/schemas.js";
import { fileReason } from "../project/reasons.js";
import { refuse } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
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
  const draft = writeDraft({ name: specName(stem), declarations, lost: drafting.lost });
  const { lost } = draft;
  const source = createSource(out ?? `${stem}.spec.md`, draft.text);
  const text = (await formatSpec(source)).value ?? draft.text;
  if (file === undefined) session.out(text);
  else write(file, out ?? "", text);
  sayWarnings(createSource(source.path, text), session);
  if (lost.length === 0) return 0;
  session.err(`Not carried over (${count(lost.length, "thing")}):\n`);
  for (const { place, what } of lost) session.err(`  ${visible(place)}: ${visible(what)}\n`);
  return 0;
}

/** What `spec compile` will say about the draft. */
function sayWarnings(source: Source, session: Session): void {
  const { diagnostics } = compileText(source.path, source.text);
  const warnings = diagnostics.filter(({ severity }) => severity !== "note");
  session.err(showDiagnostics(warnings, new Map([[source.path, source]]), session.errStyle));
}

/** A file that came to be in the meantime is not written over either. */
function write(file: string, shown: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") refuse("import-exists", { file: shown });
    refuse("output-failed", { file: shown, reason: fileReason(error) });
  }
}

function specName(stem: string): string {
  const name = stem
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return name === "" ? "draft" : name;
}
