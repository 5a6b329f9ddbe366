import { readFileSync } from "node:fs";
import { type Diagnostic, hasErrors, visible } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { rewriteSpec, withLineEndsOf } from "../output/rewrite.js";
import { sourcesOf } from "../project/compiled.js";
import { loadFor } from "../project/load.js";
import { pathFrom } from "../project/paths.js";
import type { SpecFile } from "../project/spec-files.js";
import { specTexts } from "../project/spec-texts.js";
import { remark } from "../refusal.js";
import { diagnosticsJson, type Sources, showDiagnostics } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";

export interface FmtOptions {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** A spec and what became of it. */
interface Formatted {
  readonly shown: string;
  readonly spec: SpecFile;
  /** `stuck`: it could not be formatted, for the reason that its diagnostics give. */
  readonly state: "formatted" | "different" | "stuck";
  /** What it should say. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `spec fmt`: writes every spec the one way. A spec with errors is left as it is and its errors are shown (2), the others
 * are formatted all the same; with `check` nothing is written, and the answer is 1 where a spec is not formatted.
 */
export async function fmt(words: readonly string[], options: FmtOptions, session: Session): Promise<number> {
  const specs = await specTexts(words, session.cwd, options.config);
  const found: Formatted[] = [];
  for (const spec of specs) found.push(await formatOne(spec, session.cwd));
  const different = found.filter(one => one.state === "different");
  if (!options.check) for (const { spec, shown, text } of different) rewriteSpec(spec.file, shown, text);
  const diagnostics = found.flatMap(one => one.diagnostics);
  const sources = sourcesOf(specs, session.cwd);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  session.out(options.json ? json(found, diagnostics, sources) : report(found, options, session));
  if (hasErrors(diagnostics)) return 2;
  return found.some(one => one.state === "stuck") || (options.check && different.length > 0) ? 1 : 0;
}

async function formatOne(spec: SpecFile, cwd: string): Promise<Formatted> {
  const shown = pathFrom(cwd, spec.file);
  const { value: text, diagnostics } = await formatSpec(spec.source, loadFor(spec));
  if (text === undefined) {
    const why = diagnostics.length > 0 ? diagnostics : [remark("fmt-meaning", { file: shown })];
    return { shown, spec, state: "stuck", text: spec.source.text, diagnostics: why };
  }
  const present = readFileSync(spec.file, "utf8");
  const state = withLineEndsOf(present, text) === present ? "formatted" : "different";
  return { shown, spec, state, text, diagnostics };
}

function report(found: readonly Formatted[], { check }: FmtOptions, { outStyle }: Session): string {
  const number = (state: Formatted["state"]) => found.filter(one => one.state === state).length;
  const verb = check ? outStyle.bad("not formatted") : outStyle.good("formatted");
  const lines = found.filter(one => one.state === "different").map(one => `${verb} ${visible(one.shown)}\n`);
  const stuck = number("stuck") === 0 ? "" : `, ${number("stuck")} left as it was`;
  const done = `${number("different")} ${check ? "to be formatted" : "formatted"}`;
  return `${lines.join("")}${count(found.length, "spec")} read: ${done}, ${number("formatted")} as it should be${stuck}.\n`;
}

function json(found: readonly Formatted[], diagnostics: readonly Diagnostic[], sources: Sources): string {
  const files = found.map(one => ({
    file: one.shown,
    changed: one.state === "different",
    ...(one.state === "stuck" ? { stuck: true } : {}),
  }));
  return jsonText({ files, diagnostics: diagnosticsJson(diagnostics, sources) });
}
