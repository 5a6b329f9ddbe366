import { type Diagnostic, hasErrors } from "@tenet/diagnostics";
import { type Output, planOutputs } from "../output/plan.js";
import { refuseForeign, writeOutput } from "../output/write.js";
import { type Selection, select } from "../project/compiled.js";
import { Refusal, remark } from "../refusal.js";
import { diagnosticsJson, type Sources, showDiagnostics } from "../report/diagnostics.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";

export interface CompileOptions {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** `spec compile`. Writes all files or, where one may not be written, none. */
export async function compile(words: readonly string[], options: CompileOptions, session: Session): Promise<number> {
  const selection = await select(words, session.cwd, options.config);
  const { outputs, diagnostics } = await planOutputs(selection, session.cwd);
  const all = [...selection.diagnostics, ...diagnostics];
  const sources = sourcesOf(selection);
  if (hasErrors(all)) throw new Refusal(all, sources);
  refuseForeign(outputs);
  return options.check
    ? reportCheck(outputs, all, sources, options, session)
    : writeAll(outputs, all, sources, options, session);
}

export function sourcesOf(selection: Selection): Sources {
  return new Map(selection.specs.map(spec => [spec.source.path, spec.source]));
}

function writeAll(
  outputs: readonly Output[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: CompileOptions,
  session: Session,
): number {
  const changed = outputs.filter(output => output.state !== "fresh");
  for (const output of changed) writeOutput(output);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  if (options.json)
    printJson(
      outputs.map(output => ({ file: output.shown, written: output.state !== "fresh" })),
      diagnostics,
      sources,
      session,
    );
  else {
    for (const output of changed) session.out(`${session.outStyle.good("wrote")} ${output.shown}\n`);
    session.out(
      `${count(new Set(outputs.map(output => output.spec)).size, "spec")} compiled: ${count(changed.length, "file")} written, ${outputs.length - changed.length} unchanged.\n`,
    );
  }
  return 0;
}

const findings = { missing: "generated-missing", stale: "generated-stale", edited: "generated-edited" } as const;

function reportCheck(
  outputs: readonly Output[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: CompileOptions,
  session: Session,
): number {
  const found = outputs.flatMap(({ state, shown }) =>
    state in findings ? [remark(findings[state as keyof typeof findings], { file: shown })] : [],
  );
  const all = [...diagnostics, ...found];
  session.err(showDiagnostics(all, sources, session.errStyle));
  if (options.json)
    printJson(
      outputs.map(output => ({ file: output.shown, state: output.state })),
      all,
      sources,
      session,
    );
  else if (found.length === 0)
    session.out(`${count(outputs.length, "generated file")} checked: each is what its spec says.\n`);
  return found.length === 0 ? 0 : 1;
}

function printJson(
  files: readonly object[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  session: Session,
): void {
  session.out(`${JSON.stringify({ files, diagnostics: diagnosticsJson(diagnostics, sources) }, null, 2)}\n`);
}
