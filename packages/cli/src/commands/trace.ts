import { type Diagnostic, hasErrors } from "@tenet/diagnostics";
import { openProject } from "../project/project.js";
import { Refusal, refuse, remark } from "../refusal.js";
import { type Sources, showDiagnostics } from "../report/diagnostics.js";
import type { Session } from "../terminal/session.js";
import { follow } from "../trace/covers.js";
import { type Gathered, gather, gatherNamed } from "../trace/files.js";
import { showTrace, tally, traceJson } from "../trace/show.js";
import { type Read, readStatements } from "../trace/statements.js";

export interface TraceOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/**
 * `spec trace`: every statement of the specs named, or of all below the project's folder, with what holds code to it.
 * `Covers:` is followed from all specs of the project, named or not. Answers 1 under `strict` where a statement is
 * unbound or a `Covers:` leads nowhere.
 */
export async function trace(words: readonly string[], options: TraceOptions, session: Session): Promise<number> {
  const root = (await openProject(session.cwd, undefined))?.root ?? session.cwd;
  const everything = await gather(root, root);
  const wanted = words.length === 0 ? everything : await gatherNamed(words, session.cwd, root);
  const chosen = new Set(wanted.sources.map(source => source.path));
  const reads = readAll(everything, wanted);
  const selected = reads.filter(read => chosen.has(read.source.path));
  refuseErrors(selected);

  const astray = follow(reads).filter(one => chosen.has(one.path));
  const counted = selected.filter(read => isSpec(read, wanted.named));
  if (counted.length === 0) refuse("trace-none");
  const diagnostics = [
    ...wanted.diagnostics,
    ...counted.flatMap(read => [...empty(read), ...read.diagnostics]),
    ...astray,
  ];
  const statements = counted.flatMap(read => read.statements);
  const sources = sourcesOf(counted);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  session.out(options.json ? traceJson(statements, diagnostics, sources) : showTrace(statements, session.outStyle));
  return options.strict && (tally(statements).unbound > 0 || astray.length > 0) ? 1 : 0;
}

function readAll(everything: Gathered, wanted: Gathered): Read[] {
  const sources = new Map([...everything.sources, ...wanted.sources].map(source => [source.path, source]));
  return [...sources.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(readStatements)
    .filter(read => isSpec(read, wanted.named));
}

/** In a folder, only what has the marks of a spec; a file that is named is taken for one. */
function isSpec({ source, statements }: Read, named: ReadonlySet<string>): boolean {
  const isKnown = source.path.endsWith(".spec.md") || statements.some(one => one.format !== undefined);
  return isKnown || named.has(source.path);
}

function refuseErrors(reads: readonly Read[]): void {
  const diagnostics = reads.flatMap(read => read.diagnostics);
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, sourcesOf(reads));
}

function empty({ source, statements }: Read): Diagnostic[] {
  return statements.length === 0 ? [remark("trace-empty", { file: source.path })] : [];
}

function sourcesOf(reads: readonly Read[]): Sources {
  return new Map(reads.map(read => [read.source.path, read.source]));
}
