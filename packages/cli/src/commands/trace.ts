import { resolve } from "node:path";
import { type Diagnostic, hasErrors } from "@tenet/diagnostics";
import { manifestFile } from "../output/plan.js";
import { openProject, type Project } from "../project/project.js";
import { Refusal, refuse, remark } from "../refusal.js";
import { type Sources, showDiagnostics } from "../report/diagnostics.js";
import type { Session } from "../terminal/session.js";
import { follow } from "../trace/covers.js";
import { distinct } from "../trace/distinct.js";
import { type Gathered, gather, gatherNamed } from "../trace/files.js";
import { coverPlaces } from "../trace/places.js";
import { renamed } from "../trace/renamed.js";
import { showTrace, tally, traceJson } from "../trace/show.js";
import { type Read, readStatements, type Statement } from "../trace/statements.js";
import { readNumber } from "./numbers.js";

export interface TraceOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly atLeast?: string;
  readonly levels?: boolean;
}

/**
 * `spec trace`: every statement of the specs named, or of all below the project's folder, with what holds code to it.
 * `Covers:` is followed from all specs of the project, named or not. Answers 1 where a `Covers:` names nothing, where less
 * is held than is asked for, and under `strict` where a statement is unbound or a `Covers:` is not clear; 2 where a spec has
 * errors, of which no statement is listed.
 */
export async function trace(words: readonly string[], options: TraceOptions, session: Session): Promise<number> {
  const project = await openProject(session.cwd, undefined);
  const root = project?.root ?? session.cwd;
  const atLeast = readNumber("--at-least", options.atLeast, 0, 100) ?? project?.config.trace?.atLeast;
  const everything = await gather(root, root);
  const wanted = words.length === 0 ? everything : await gatherNamed(words, session.cwd, root);
  const chosen = new Set(wanted.sources.map(source => source.path));
  const reads = readAll(everything, wanted, root);
  const selected = reads.filter(read => chosen.has(read.source.path));
  const broken = selected.filter(read => hasErrors(read.diagnostics));
  if (broken.length > 0 && broken.length === selected.length) refuseErrors(broken);

  const astray = follow(reads).filter(one => chosen.has(one.path) && isKnown(one, broken));
  const counted = selected.filter(read => isSpec(read, wanted.named));
  if (counted.length === 0) refuse("trace-none");
  const diagnostics = [
    ...wanted.diagnostics,
    ...counted.flatMap(read => [...(broken.includes(read) ? [] : empty(read)), ...read.diagnostics]),
    ...astray,
    ...renamedIn(counted, reads, root, project),
    ...(project === undefined ? [] : namedTwice(counted)),
  ];
  if (options.levels) return showMatrices(counted, diagnostics, project, options, session);
  const statements = counted.flatMap(read => read.statements);
  diagnostics.push(...below(statements, atLeast));
  const sources = sourcesOf(counted);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  session.out(options.json ? traceJson(statements, diagnostics, sources) : showTrace(statements, session.outStyle));
  if (broken.length > 0) return 2;
  const lenient = !options.strict || (tally(statements).unbound === 0 && astray.length === 0);
  return lenient && !hasErrors(diagnostics) ? 0 : 1;
}

/** `--levels`: of the specs of Tenet's own alone. */
async function showMatrices(
  counted: readonly Read[],
  diagnostics: readonly Diagnostic[],
  project: Project | undefined,
  options: TraceOptions,
  session: Session,
): Promise<number> {
  const contracts = counted.flatMap(({ contract, source }) => (contract ? [{ contract, file: source.path }] : []));
  if (contracts.length === 0) refuse("trace-levels-none");
  const { matrices } = await import("../trace/levels.js");
  const { levelsJson, showLevels } = await import("../trace/show-levels.js");
  const all = await matrices(contracts, project);
  const sources = sourcesOf(counted);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  session.out(options.json ? levelsJson(all, diagnostics, sources) : showLevels(all, session.outStyle));
  return hasErrors(diagnostics) ? 1 : 0;
}

/** Against the manifests that lie there, which are those of the last `spec compile`. */
function renamedIn(
  counted: readonly Read[],
  reads: readonly Read[],
  root: string,
  project: Project | undefined,
): Diagnostic[] {
  const places = coverPlaces(reads);
  return counted.flatMap(({ source, contract }) => {
    if (contract === undefined) return [];
    const manifest = manifestFile({ file: resolve(root, source.path), root, contract }, project);
    return renamed(manifest, contract, source, id => places(contract.spec, id));
  });
}

/** Specs of one project with one name: their statements cannot be told apart. */
function namedTwice(reads: readonly Read[]): Diagnostic[] {
  const files = new Map<string, string>();
  return reads.flatMap(({ contract, source }) => {
    if (contract === undefined) return [];
    const { spec: name } = contract;
    const first = files.get(name);
    if (first !== undefined) return [remark("spec-name-twice", { first, second: source.path, name })];
    files.set(name, source.path);
    return [];
  });
}

/** Statements that no longer hold ask for nothing. */
function below(statements: readonly Statement[], atLeast: number | undefined): Diagnostic[] {
  const asked = statements.filter(({ status }) => status !== "withdrawn").length;
  const held = asked - tally(statements).unbound;
  // Not rounded: 79.9 is less than 80.
  if (atLeast === undefined || held * 100 >= atLeast * asked) return [];
  return [remark("trace-below", { held, asked, percent: Math.floor((held * 100) / asked), least: atLeast })];
}

function readAll(everything: Gathered, wanted: Gathered, root: string): Read[] {
  const sources = new Map([...everything.sources, ...wanted.sources].map(source => [source.path, source]));
  const reads = [...sources.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(source => readStatements(source, root))
    .filter(read => isSpec(read, wanted.named));
  return distinct(reads);
}

/** In a folder, only what has the marks of a spec; a file that is named is taken for one. */
function isSpec({ source, statements }: Read, named: ReadonlySet<string>): boolean {
  const isKnown = source.path.endsWith(".spec.md") || statements.some(one => one.format !== undefined);
  return isKnown || named.has(source.path);
}

function refuseErrors(reads: readonly Read[]): never {
  throw new Refusal(
    reads.flatMap(read => read.diagnostics),
    sourcesOf(reads),
  );
}

/** What a spec with errors promises is not known, so that nothing is known to lead nowhere. */
const isKnown = ({ code }: Diagnostic, broken: readonly Read[]) => broken.length === 0 || code !== "cover-unknown";

function empty({ source, statements }: Read): Diagnostic[] {
  return statements.length === 0 ? [remark("trace-empty", { file: source.path })] : [];
}

function sourcesOf(reads: readonly Read[]): Sources {
  return new Map(reads.map(read => [read.source.path, read.source]));
}
