import { type Diagnostic, hasErrors, visible } from "@tenet/diagnostics";
import { fixSpecs } from "../fix/fix-specs.js";
import { leftovers } from "../output/leftovers.js";
import { manifestFile, type Output, planOutputs } from "../output/plan.js";
import { refuseForeign, writeOutput } from "../output/write.js";
import { type Selection, select, sourcesOf } from "../project/compiled.js";
import { having, Refusal, remark } from "../refusal.js";
import { diagnosticsJson, type Sources, showDiagnostics } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";
import { count, someFiles } from "../report/words.js";
import type { Session } from "../terminal/session.js";
import { coverPlacesIn } from "../trace/places.js";
import { renamed } from "../trace/renamed.js";

export interface CompileOptions {
  readonly check?: boolean;
  readonly fix?: boolean;
  readonly lint?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** `spec compile`. Writes all files or, where one may not be written, none. */
export async function compile(words: readonly string[], options: CompileOptions, session: Session): Promise<number> {
  const mended = options.fix ? await fixSpecs(words, options.config, session) : undefined;
  const done = mended === undefined ? {} : { mended };
  return having(done, () => compileNow(words, options, done, session));
}

async function compileNow(
  words: readonly string[],
  options: CompileOptions,
  done: object,
  session: Session,
): Promise<number> {
  const selection = await select(words, session.cwd, options.config, options.lint ? "policy" : "defects");
  const { outputs, diagnostics, sources: texts } = await planOutputs(selection, session.cwd);
  const renames = await renamedIn(selection);
  // What could not be planned is not a file that nothing generates any more.
  const leftover = hasErrors(diagnostics) ? [] : await leftovers(outputs, selection, words.length === 0, session.cwd);
  const all = [...selection.diagnostics, ...diagnostics, ...renames, ...leftover];
  const sources = new Map([...texts, ...sourcesOf(selection.specs, session.cwd)]);
  if (hasErrors(all)) throw new Refusal(all, sources);
  refuseForeign(outputs);
  return options.check
    ? reportCheck(outputs, all, leftover.length > 0, sources, options, session)
    : writeAll(outputs, all, sources, options, done, session);
}

/** Beside the manifests that are there now. Where an id is gone, the project is read for `Covers:` that still say it. */
async function renamedIn({ specs, project }: Selection): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const spec of specs) {
    const { contract, source, root } = spec;
    const manifest = manifestFile(spec, project);
    if (renamed(manifest, contract, source).length === 0) continue;
    const places = project === undefined ? () => [] : await coverPlacesIn(root);
    found.push(...renamed(manifest, contract, source, id => places(contract.spec, id)));
  }
  return found;
}

function writeAll(
  outputs: readonly Output[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: CompileOptions,
  done: object,
  session: Session,
): number {
  const changed = outputs.filter(output => output.state !== "fresh");
  for (const output of changed) writeOutput(output);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  if (options.json)
    printJson(
      { files: outputs.map(output => ({ file: output.shown, written: output.state !== "fresh" })), ...done },
      diagnostics,
      sources,
      session,
    );
  else {
    for (const output of changed) session.out(`${session.outStyle.good("wrote")} ${visible(output.shown)}\n`);
    session.out(
      `${count(new Set(outputs.map(output => output.spec)).size, "spec")} compiled: ${count(changed.length, "file")} written, ${outputs.length - changed.length} unchanged.\n`,
    );
  }
  return 0;
}

/** What keeps `--check` from passing. */
const findings = { edited: "generated-edited", missing: "generated-missing", stale: "generated-stale" } as const;

function reportCheck(
  outputs: readonly Output[],
  diagnostics: readonly Diagnostic[],
  hasLeftovers: boolean,
  sources: Sources,
  options: CompileOptions,
  session: Session,
): number {
  const found = findingsOf(outputs);
  const all = [...diagnostics, ...found];
  session.err(showDiagnostics(all, sources, session.errStyle));
  if (options.json)
    printJson({ files: outputs.map(output => ({ file: output.shown, state: output.state })) }, all, sources, session);
  else if (found.length === 0 && !hasLeftovers)
    session.out(`${count(outputs.length, "generated file")} checked: each is what its spec says.\n`);
  return found.length === 0 && !hasLeftovers ? 0 : 1;
}

/** One for each spec and state: a changed spec makes all of its files stale. */
function findingsOf(outputs: readonly Output[]): Diagnostic[] {
  const specs = [...new Set(outputs.map(output => output.spec))];
  return specs.flatMap(spec =>
    Object.entries(findings).flatMap(([state, code]) => {
      const files = outputs.filter(output => output.spec === spec && output.state === state);
      return files.length === 0 ? [] : [remark(code, { files: someFiles(files.map(output => output.shown)) })];
    }),
  );
}

function printJson(answer: object, diagnostics: readonly Diagnostic[], sources: Sources, session: Session): void {
  session.out(jsonText({ ...answer, diagnostics: diagnosticsJson(diagnostics, sources) }));
}
