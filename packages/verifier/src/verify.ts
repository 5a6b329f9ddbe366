import { type Contract, callable, children, type Expr, judgeable, type Promised, worlds } from "@tenet/checker";
import { suggest } from "@tenet/diagnostics";
import type { Arbitraries } from "./arbitraries/types.js";
import { IncidentError } from "./child/host.js";
import { mine } from "./mined/index.js";
import { missingOperations, openSession, reachOf } from "./open.js";
import type { Report, Target, VerifyOptions } from "./options.js";
import { explain } from "./report/explain/explain.js";
import { say } from "./report/say.js";
import { overallVerdict, type Proven, type Seen, verdictOf } from "./report/verdicts.js";
import { runExample } from "./search/examples.js";
import { replayKept } from "./search/kept.js";
import { search } from "./search/search.js";
import { smallest } from "./search/shrink.js";
import { keyOf, Tally } from "./search/tally.js";
import type { Session } from "./session.js";
import type { Verdict } from "./verdict.js";

/** Judges one implementation against a contract: one verdict for every promise. Never throws for what the implementation does. */
export async function verify(whole: VerifyOptions): Promise<Report> {
  const options = { ...whole, contract: callable(whole.contract, worlds) };
  const session = openSession(options);
  // Both take their time, elsewhere: the child loads the implementation, a thread looks at the types.
  if (options.started === undefined) session.host.ready().catch(() => {});
  const types = options.skipTypes ? [] : typeVerdicts(whole);
  const promises = chosen(options.contract, options.only);
  const arbitraries = options.arbitraries ?? (await builtArbitraries(options));
  try {
    const { verdicts, kept } = await judgeAll(session, options, arbitraries, promises);
    return {
      verdicts: [...verdicts, ...(await types)],
      seed: options.seed,
      calls: session.host.calls,
      fallbacks: arbitraries.fallbacks(),
      ...(kept ? { kept } : {}),
    };
  } finally {
    session.host.dispose();
  }
}

async function judgeAll(
  session: Session,
  options: VerifyOptions,
  arbitraries: Arbitraries,
  promises: readonly Promised[],
): Promise<Pick<Report, "verdicts" | "kept">> {
  const {
    implementation: { name },
  } = options;
  try {
    const tally = new Tally(session);
    const missing = await missingReasons(session);
    const notRun = await runExamples(session, options, tally, missing);
    const reach = await reachOf(session, arbitraries, options.seed);
    session.settable = reach.settable;
    const kept = options.kept && (await replayKept(session, options.kept, options.specText, tally));
    const began = Date.now();
    const isOver = () => options.budget !== undefined && Date.now() - began > options.budget;
    const cut = await search({ session, options, arbitraries, reach, tally, missing, promises, isOver });
    const proven = await proveAll(session, options, tally, [...promises, ...unlisted(session, tally, options.only)]);
    const seen: Seen = {
      session,
      implementation: name,
      tally,
      proven,
      notRun,
      missing,
      fallbacks: arbitraries.fallbacks(),
      enough: Math.ceil(options.runs / 10),
      ...(cut ? { cutAfter: options.budget } : {}),
      replay: id => replayCommand(options, options.seed, id),
    };
    const judged = [...promises, ...unlisted(session, tally, options.only)];
    const verdicts = await Promise.all(judged.map(promise => verdictOf(seen, promise)));
    return { verdicts, ...(kept ? { kept } : {}) };
  } catch (error) {
    if (!(error instanceof IncidentError)) throw error;
    return { verdicts: promises.map(promise => overallVerdict(session, name, promise, error.incident)) };
  }
}

/** The promises to judge: all, or the one that `only` names. */
function chosen({ spec, promises }: Contract, only: string | undefined): readonly Promised[] {
  if (only === undefined) return promises;
  const id = only.startsWith(`${spec}/`) ? only.slice(spec.length + 1) : only;
  return promises.filter(promise => promise.id === id);
}

/** Those of the contract, with the literals of the implementation among them. */
export async function builtArbitraries({ contract, reference, implementation }: Target): Promise<Arbitraries> {
  const { buildArbitraries } = await import("./arbitraries/index.js");
  // Inputs are drawn before it is known who calls, when, and what dependencies answer.
  return buildArbitraries(withoutConstants(judgeable(contract)), reference, mine(contract, implementation));
}

/** Without refusals that no input can keep or break, such as a permission that nobody has. */
function withoutConstants(contract: Contract): Contract {
  const varies = (expr: Expr): boolean =>
    ["input", "state", "local", "definition"].includes(expr.kind) || children(expr).some(varies);
  return {
    ...contract,
    operations: contract.operations.map(operation => ({
      ...operation,
      refusals: operation.refusals.filter(({ condition }) => varies(condition)),
    })),
  };
}

async function typeVerdicts({ contract, implementation, contractFile }: VerifyOptions): Promise<Verdict[]> {
  const { checkTypes } = await import("./static/aside.js");
  const one = { contract, implementation, ...(contractFile === undefined ? {} : { contractFile }) };
  return (await checkTypes([one]))[0] ?? [];
}

async function missingReasons(session: Session): Promise<Map<string, string>> {
  const { names, members } = await missingOperations(session);
  return new Map(
    names.map(operation => {
      const suggestion = suggest(operation, members);
      return [
        operation,
        suggestion === undefined
          ? say("missing-operation-alone", { operation })
          : say("missing-operation", { operation, suggestion }),
      ];
    }),
  );
}

async function runExamples(
  session: Session,
  { contract, specText }: Target,
  tally: Tally,
  missing: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const notRun = new Map<string, string>();
  for (const operation of contract.operations) {
    if (missing.has(operation.name)) continue;
    for (const example of operation.examples) {
      const trail = await runExample(session, operation, example, specText);
      tally.add(trail, undefined);
      if (trail.notRun !== undefined) notRun.set(example.id, trail.notRun);
    }
  }
  return notRun;
}

/** Shrinks what breaks a promise that was asked for, and runs it again. `exact`: cases that a person gave are not shrunk. */
export async function proveAll(
  session: Session,
  { specText }: Target,
  tally: Tally,
  promises: readonly Promised[],
  exact = false,
): Promise<Map<string, Proven>> {
  const proven = new Map<string, Proven>();
  for (const failure of tally.failures.values()) {
    const { wrong } = failure;
    const wanted = promises.some(({ id, operation }) =>
      wrong.kind === "broken"
        ? wrong.id === id
        : operation === wrong.operation ||
          (wrong.kind === "incident" && (wrong.law === id || wrong.operation === undefined)),
    );
    if (!wanted) continue;
    const found = await smallest(session, failure, specText, exact);
    const explained = exact ? undefined : await explain(session, tally.samples, specText, failure, found);
    proven.set(keyOf(wrong), { ...failure, ...found, ...(explained ? { explained } : {}) });
  }
  return proven;
}

/** Conditions of the state that the spec's list of promises does not name, such as the type of a variable: shown where they are broken. */
function unlisted(session: Session, tally: Tally, only: string | undefined): Promised[] {
  const {
    contract: { promises, spec },
    executable: { invariants, history = [] },
  } = session;
  return [...invariants, ...history]
    .filter(
      ({ id }) => !promises.some(promise => promise.id === id) && tally.failures.has(keyOf({ kind: "broken", id })),
    )
    .filter(({ id }) => only === undefined || only === id || only === `${spec}/${id}`)
    .map(({ id, text, line }) => ({
      id,
      kind: "invariant",
      text,
      expression: undefined,
      line,
      status: "bound",
      operation: undefined,
      notChecked: undefined,
    }));
}

/** The command that finds a counterexample again. */
export function replayCommand({ command, contract }: Target, seed: number | undefined, id: string): string {
  return `${command ?? `spec verify ${contract.path}`}${seed === undefined ? "" : ` --seed ${seed}`} --only ${contract.spec}/${id}`;
}
