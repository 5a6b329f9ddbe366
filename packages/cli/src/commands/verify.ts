import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, diagnose } from "@tenet/diagnostics";
import { type Case, type Started, type Verdict, verify } from "@tenet/verifier";
import { Keeper, type Kept } from "../counterexamples/keeper.js";
import { catalogue } from "../messages.embedded.js";
import { type CompiledSpec, type Selection, select, sourcesOf } from "../project/compiled.js";
import { type Implementation, implementationsOf, locate, sibling } from "../project/implementations.js";
import { isPath, pathFrom } from "../project/paths.js";
import { referencesOf } from "../project/references.js";
import { refuse } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { exitCode, type Outcome, type Run, type SpecOutcome } from "../report/outcome.js";
import { showOutcome } from "../report/verdicts.js";
import { verdictsJson } from "../report/verdicts-json.js";
import { shellWord } from "../report/words.js";
import type { Session } from "../terminal/session.js";
import { Ahead } from "./ahead.js";
import { judgeGiven, readCaseFile } from "./cases.js";
import { readNumber } from "./numbers.js";
import { checkOnly, hasPromise, isNamed, isSignature } from "./only.js";
import { showsSecrets } from "./secrets.js";
import { typesOf } from "./types.js";

export interface VerifyCommandOptions {
  readonly json?: boolean;
  readonly seed?: string;
  readonly runs?: string;
  readonly only?: string;
  readonly case?: string;
  readonly deadline?: string;
  readonly budget?: string;
  readonly strict?: boolean;
  readonly implementation?: string;
  readonly config?: string;
  /** `--save`, `--no-save`, or neither. */
  readonly save?: boolean;
  readonly showSecrets?: boolean;
}

/** What the numbers and files on the command line come to. */
interface Settings {
  readonly seed: number;
  readonly runs: number;
  readonly deadline: number;
  /** Milliseconds for the search; undefined: no limit. */
  readonly budget: number | undefined;
  readonly only: string | undefined;
  readonly cases: readonly Case[] | undefined;
}

/** `spec verify` */
export async function verifyCommand(
  words: readonly string[],
  options: VerifyCommandOptions,
  session: Session,
): Promise<number> {
  const numbers = readNumbers(options, session);
  const selection = await select(words, session.cwd, options.config);
  checkSelection(selection, options, session);
  const settings = readSettings(numbers, selection, options, session);
  const plans = selection.specs
    .filter(({ contract }) => options.only === undefined || hasPromise(contract, options.only))
    .map(spec => ({ spec, implementations: chosen(spec, selection, options, session) }));
  const unimplemented = plans
    .filter(plan => plan.implementations.length === 0)
    .map(plan => withoutImplementation(plan.spec));
  // The report lists the statements that nothing checks itself.
  const compiled = selection.diagnostics.filter(({ code }) => code !== "unbound-promise");
  const diagnostics = [...compiled, ...unimplemented];
  const sources = new Map(sourcesOf(selection.specs, session.cwd));
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));

  const specs: SpecOutcome[] = [];
  const types = asksForTypes(settings) ? typesOf(plans, selection) : undefined;
  // It is waited for at the end only.
  types?.catch(() => {});
  const ahead = new Ahead(settings.cases ? [] : targetsOf(plans, settings));
  const kept: Kept[] = [];
  const late: Diagnostic[] = [];
  try {
    for (const { spec, implementations } of plans) {
      const keeper = keeperOf(spec, settings, selection, options, session);
      specs.push(await judge(spec, implementations, settings, options, session, ahead, keeper));
      kept.push(...(keeper?.save() ?? []));
      late.push(...(keeper?.diagnostics() ?? []));
      for (const [path, source] of keeper?.sources ?? []) sources.set(path, source);
    }
  } finally {
    ahead.dispose();
  }
  session.progress("");
  session.err(showDiagnostics(late, sources, session.errStyle));
  const outcome: Outcome = {
    specs: types ? withTypes(specs, await types, settings) : specs,
    strict: options.strict === true,
    kept,
    ...(settings.cases ? {} : { seed: settings.seed }),
  };
  const all = [...diagnostics, ...late];
  session.out(options.json ? verdictsJson(outcome, all, sources) : showOutcome(outcome, session.outStyle));
  return exitCode(outcome);
}

function readNumbers(options: VerifyCommandOptions, session: Session) {
  return {
    seed:
      readNumber("--seed", options.seed, -(2 ** 31), 2 ** 31 - 1) ??
      readNumber("TENET_SEED", session.env["TENET_SEED"] || undefined, -(2 ** 31), 2 ** 31 - 1) ??
      1,
    runs: readNumber("--runs", options.runs, 1, 1_000_000),
    deadline: readNumber("--deadline", options.deadline, 1, 600_000),
    budget: readNumber("--budget", options.budget, 1, 86_400),
  };
}

function readSettings(
  numbers: ReturnType<typeof readNumbers>,
  { project }: Selection,
  options: VerifyCommandOptions,
  session: Session,
): Settings {
  return {
    seed: numbers.seed,
    runs: numbers.runs ?? project?.config.runs ?? 200,
    deadline: numbers.deadline ?? project?.config.deadline ?? 1000,
    budget: numbers.budget === undefined ? undefined : numbers.budget * 1000,
    only: options.only,
    cases: options.case === undefined ? undefined : readCaseFile(options.case, session.cwd),
  };
}

/** Options that concern one spec need one; a promise that is named must be there. */
function checkSelection({ specs }: Selection, options: VerifyCommandOptions, session: Session): void {
  const example = specs[0]?.contract.spec ?? "";
  if (specs.length !== 1 && options.implementation !== undefined) {
    refuse("implementation-ambiguous", { count: specs.length, example, module: options.implementation });
  }
  if (specs.length !== 1 && options.case !== undefined)
    refuse("cases-ambiguous", { count: specs.length, example, file: options.case });
  if (options.only !== undefined) checkOnly(options.only, specs);
  if (
    options.implementation !== undefined &&
    isPath(options.implementation) &&
    !existsSync(resolve(session.cwd, options.implementation))
  ) {
    refuse("implementation-missing", {
      module: options.implementation,
      name: example,
      suggestion: sibling(options.implementation, resolve(session.cwd, options.implementation)),
    });
  }
}

function chosen(
  spec: CompiledSpec,
  { project }: Selection,
  options: VerifyCommandOptions,
  session: Session,
): Implementation[] {
  if (options.implementation === undefined) return implementationsOf(spec, project);
  const bare = resolve(session.cwd, options.implementation);
  const module =
    !isPath(options.implementation) && existsSync(bare) ? `./${options.implementation}` : options.implementation;
  return [locate(module, session.cwd)];
}

interface Plan {
  readonly spec: CompiledSpec;
  readonly implementations: readonly Implementation[];
}

/** What the search will ask for, in its order. */
function targetsOf(plans: readonly Plan[], { deadline }: Settings) {
  return plans.flatMap(({ spec: { contract }, implementations }) =>
    implementations.map(implementation => ({ contract, implementation, deadline })),
  );
}

function asksForTypes({ only, cases }: Settings): boolean {
  return cases === undefined && (only === undefined || isSignature(only));
}

function startedBy(ahead: Ahead): { readonly started?: Started } {
  const started = ahead.take();
  return started === undefined ? {} : { started };
}

/** Given cases are judged alone. What is tried out by `--implementation` leaves nothing behind where nobody asks for it. */
function keeperOf(
  spec: CompiledSpec,
  { cases, only }: Settings,
  { project }: Selection,
  { save, implementation }: VerifyCommandOptions,
  { cwd }: Session,
): Keeper | undefined {
  if (cases !== undefined) return undefined;
  const saves = save ?? (implementation === undefined && project?.config.keepCounterexamples !== false);
  return new Keeper(spec, cwd, only, saves);
}

async function judge(
  spec: CompiledSpec,
  implementations: readonly Implementation[],
  settings: Settings,
  options: VerifyCommandOptions,
  session: Session,
  ahead: Ahead,
  keeper: Keeper | undefined,
): Promise<SpecOutcome> {
  const path = pathFrom(session.cwd, spec.file);
  const reference = await referencesOf(spec, session.cwd);
  const runs: Run[] = [];
  for (const implementation of implementations) {
    const target = {
      contract: spec.contract,
      specText: spec.source.text,
      implementation,
      deadline: settings.deadline,
      ...(reference ? { reference } : {}),
      showSecrets: showsSecrets(options, session),
      command: replayCommand(spec, implementation, implementations, options, session),
    };
    const only = settings.only === undefined ? {} : { only: settings.only };
    const name = `${spec.contract.spec}  ${implementation.name}`;
    const report =
      settings.cases !== undefined
        ? await judgeGiven({ ...target, ...only }, settings.cases, options.case ?? "")
        : await verify({
            ...target,
            ...only,
            ...keeper?.option,
            runs: settings.runs,
            seed: settings.seed,
            ...(settings.budget === undefined ? {} : { budget: settings.budget }),
            skipTypes: true,
            ...startedBy(ahead),
            onProgress: ({ subject, done }) => session.progress(`${Math.floor(done * 100)}%  ${name}  ${subject}`),
          });
    keeper?.learn(report);
    const verdicts = wanted(report.verdicts, path, settings);
    runs.push({ implementation: implementation.name, verdicts, filtered: report.fallbacks });
  }
  return { contract: { ...spec.contract, path }, runs };
}

function wanted(verdicts: readonly Verdict[], path: string, { only }: Settings): Verdict[] {
  return verdicts
    .filter(verdict => only === undefined || isNamed(verdict.promise, only))
    .map(verdict => ({ ...verdict, path }));
}

/** The verdicts on the types come last. */
function withTypes(
  specs: readonly SpecOutcome[],
  types: readonly (readonly (readonly Verdict[])[])[],
  settings: Settings,
): SpecOutcome[] {
  return specs.map(({ contract, runs }, at) => ({
    contract,
    runs: runs.map((run, of) => ({
      ...run,
      verdicts: [...run.verdicts, ...wanted(types[at]?.[of] ?? [], contract.path, settings)],
    })),
  }));
}

/** How a counterexample is tried again from the same folder, but for the seed and the promise. */
function replayCommand(
  spec: CompiledSpec,
  implementation: Implementation,
  all: readonly Implementation[],
  options: VerifyCommandOptions,
  session: Session,
): string {
  const words = ["spec", "verify", pathFrom(session.cwd, spec.file)];
  if (options.config !== undefined) words.push("--config", options.config);
  if (options.implementation !== undefined) words.push("--implementation", options.implementation);
  else if (all.length > 1)
    words.push(
      "--implementation",
      isPath(implementation.name) ? dotted(pathFrom(session.cwd, implementation.path)) : implementation.name,
    );
  if (options.case !== undefined) words.push("--case", options.case);
  else if (options.runs !== undefined) words.push("--runs", options.runs);
  if (options.deadline !== undefined) words.push("--deadline", options.deadline);
  if (options.budget !== undefined) words.push("--budget", options.budget);
  return words.map(shellWord).join(" ");
}

function dotted(path: string): string {
  return path.startsWith(".") ? path : `./${path}`;
}

function withoutImplementation(spec: CompiledSpec) {
  return diagnose(
    catalogue,
    "implementation-none",
    { path: "" },
    { start: 0, end: 0 },
    { params: { name: spec.contract.spec } },
  );
}
