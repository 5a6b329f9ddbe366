import { readFileSync, writeFileSync } from "node:fs";
import { type Diagnostic, hasErrors } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { loadFor } from "../project/load.js";
import { pathFrom } from "../project/paths.js";
import type { SpecFile } from "../project/spec-files.js";
import { specTexts } from "../project/spec-texts.js";
import { Refusal, remark } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";

export interface FmtOptions {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** A spec and what it should say. */
interface Formatted {
  readonly shown: string;
  readonly spec: SpecFile;
  /** Undefined where nothing is to be written. */
  readonly text: string | undefined;
}

/**
 * `spec fmt`: writes every spec the one way. A spec with errors is left as it is and its errors are shown (2); with
 * `check` nothing is written, and the answer is 1 where a spec is not formatted.
 */
export async function fmt(words: readonly string[], options: FmtOptions, session: Session): Promise<number> {
  const specs = await specTexts(words, session.cwd, options.config);
  const found: Formatted[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const spec of specs) {
    const { formatted, remarks } = await formatOne(spec, session.cwd);
    found.push(formatted);
    diagnostics.push(...remarks);
  }
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, new Map(specs.map(({ source }) => [source.path, source])));
  const changed = found.filter(one => one.text !== undefined);
  if (!options.check) for (const { spec, text } of changed) writeFileSync(spec.file, text ?? "");
  session.err(showDiagnostics(diagnostics, new Map(), session.errStyle));
  session.out(options.json ? json(found) : report(changed, specs.length, options, session));
  return options.check && changed.length > 0 ? 1 : 0;
}

async function formatOne(spec: SpecFile, cwd: string): Promise<{ formatted: Formatted; remarks: Diagnostic[] }> {
  const shown = pathFrom(cwd, spec.file);
  const { value, diagnostics } = await formatSpec(spec.source, loadFor(spec));
  const changed = value !== undefined && value !== readFileSync(spec.file, "utf8");
  const failed = value === undefined && !hasErrors(diagnostics) ? [remark("fmt-meaning", { file: shown })] : [];
  return {
    formatted: { shown, spec, text: changed ? value : undefined },
    remarks: [...diagnostics, ...failed],
  };
}

function report(changed: readonly Formatted[], all: number, options: FmtOptions, { outStyle }: Session): string {
  const verb = options.check ? outStyle.bad("not formatted") : outStyle.good("formatted");
  const lines = changed.map(one => `${verb} ${one.shown}\n`);
  const rest = `${count(all, "spec")} read: ${changed.length} ${options.check ? "to be formatted" : "formatted"}, ${all - changed.length} as it should be.\n`;
  return `${lines.join("")}${rest}`;
}

function json(found: readonly Formatted[]): string {
  const files = found.map(one => ({ file: one.shown, changed: one.text !== undefined }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}
