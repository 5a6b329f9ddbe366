import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "@tenet/diagnostics";
import type { NotMeasured, Part, StrengthReport } from "@tenet/verifier/strength";
import { type CompiledSpec, type Selection, select, sourcesOf } from "../project/compiled.js";
import { type Implementation, implementationsOf, locate, sibling } from "../project/implementations.js";
import { isPath, pathFrom } from "../project/paths.js";
import { referencesOf } from "../project/references.js";
import { refuse, remark } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { sentenceList } from "../report/words.js";
import { partsOf } from "../strength/parts.js";
import { type Measured, showStrength, strengthJson } from "../strength/show.js";
import type { Session } from "../terminal/session.js";
import { readNumber } from "./numbers.js";
import { showsSecrets } from "./secrets.js";

export interface StrengthCommandOptions {
  readonly json?: boolean;
  readonly atLeast?: string;
  readonly budget?: string;
  readonly seed?: string;
  readonly runs?: string;
  readonly only?: string;
  readonly mutate?: readonly string[];
  readonly implementation?: string;
  readonly config?: string;
  readonly showSecrets?: boolean;
}

interface Settings {
  readonly atLeast: number | undefined;
  /** Milliseconds. */
  readonly budget: number;
  readonly seed: number;
  readonly runs: number | undefined;
  readonly only: string | undefined;
  readonly mutate: readonly Part[] | undefined;
  readonly showSecrets: boolean;
}

/** `spec strength`: changes the implementations in small ways, and says which changes no promise notices. */
export async function strengthCommand(
  words: readonly string[],
  options: StrengthCommandOptions,
  session: Session,
): Promise<number> {
  const numbers = readNumbers(options);
  const selection = await select(words, session.cwd, options.config);
  const settings: Settings = { ...numbers, ...choices(selection, options, session) };
  const plans = selection.specs.flatMap(spec =>
    chosen(spec, selection, options, session).map(implementation => ({ spec, implementation })),
  );
  if (plans.length === 0) refuse("strength-no-implementation");
  const measured: Measured[] = [];
  for (const { spec, implementation } of plans)
    measured.push(await measure(spec, implementation, settings, selection, session));
  session.progress("");
  const diagnostics = below(measured, settings.atLeast);
  const sources = sourcesOf(selection.specs, session.cwd);
  session.err(showDiagnostics(diagnostics, sources, session.errStyle));
  session.out(options.json ? strengthJson(measured, diagnostics, sources) : showStrength(measured, session.outStyle));
  return diagnostics.length > 0 ? 1 : 0;
}

function readNumbers(options: StrengthCommandOptions) {
  return {
    atLeast: readNumber("--at-least", options.atLeast, 0, 100),
    budget: 1000 * (readNumber("--budget", options.budget, 1, 86_400) ?? 60),
    seed: readNumber("--seed", options.seed, -(2 ** 31), 2 ** 31 - 1) ?? 1,
    runs: readNumber("--runs", options.runs, 1, 1_000_000),
  };
}

/** Options that concern one spec need one; what is named must be there. */
function choices({ specs }: Selection, options: StrengthCommandOptions, session: Session) {
  const { implementation, mutate, only } = options;
  const example = specs[0]?.contract.spec ?? "";
  if (specs.length !== 1 && implementation !== undefined)
    refuse("implementation-ambiguous", { count: specs.length, example, module: implementation });
  if (specs.length !== 1 && mutate !== undefined) refuse("strength-ambiguous", { count: specs.length, example });
  const path = resolve(session.cwd, implementation ?? "");
  if (implementation !== undefined && isPath(implementation) && !existsSync(path))
    refuse("implementation-missing", {
      module: implementation,
      name: example,
      suggestion: sibling(implementation, path),
    });
  const known = specs.flatMap(({ contract }) => contract.operations.map(({ name }) => name));
  if (only !== undefined && !known.includes(only))
    refuse("strength-no-operation", { name: only, known: sentenceList(known) });
  return {
    only,
    mutate: mutate === undefined ? undefined : partsOf(mutate, session.cwd),
    showSecrets: showsSecrets(options, session),
  };
}

function chosen(
  spec: CompiledSpec,
  { project }: Selection,
  { implementation, only }: StrengthCommandOptions,
  { cwd }: Session,
): Implementation[] {
  if (only !== undefined && spec.contract.operations.every(({ name }) => name !== only)) return [];
  if (implementation === undefined) return implementationsOf(spec, project);
  const bare = !isPath(implementation) && existsSync(resolve(cwd, implementation));
  return [locate(bare ? `./${implementation}` : implementation, cwd)];
}

async function measure(
  spec: CompiledSpec,
  implementation: Implementation,
  settings: Settings,
  { project }: Selection,
  session: Session,
): Promise<Measured> {
  const { strength } = await import("@tenet/verifier/strength");
  const reference = await referencesOf(spec, session.cwd);
  const name = `${spec.contract.spec}  ${implementation.name}`;
  const { only, mutate } = settings;
  const report = await strength({
    contract: spec.contract,
    specText: spec.source.text,
    implementation,
    deadline: project?.config.deadline ?? 1000,
    ...(reference ? { reference } : {}),
    seed: settings.seed,
    runs: settings.runs ?? project?.config.runs ?? 200,
    budget: settings.budget,
    folder: session.cwd,
    showSecrets: settings.showSecrets,
    ...(only === undefined ? {} : { only }),
    ...(mutate === undefined ? {} : { mutate }),
    onProgress: ({ subject, done }) => session.progress(`${Math.floor(done * 100)}%  ${name}  ${subject}`),
  });
  return report.kind === "measured"
    ? { contract: spec.contract, path: pathFrom(session.cwd, spec.file), implementation: implementation.name, report }
    : notMeasured(report, spec, implementation, session);
}

function notMeasured(
  report: NotMeasured,
  spec: CompiledSpec,
  { name: module }: Implementation,
  { cwd }: Session,
): never {
  const path = pathFrom(cwd, spec.file);
  switch (report.kind) {
    case "not-held":
      return refuse("strength-not-held", { module, path, promises: sentenceList(report.promises.slice(0, 3)) });
    case "does-not-answer":
      return refuse("strength-no-answer", { module, path, words: report.words });
    case "nothing-to-change":
      return refuse("strength-nothing", { module });
    case "not-readable":
      return refuse("strength-not-readable", { file: pathFrom(cwd, report.file), words: report.words });
  }
}

function below(measured: readonly Measured[], least: number | undefined): Diagnostic[] {
  return measured
    .map(({ contract, implementation, report }) => ({
      name: contract.spec,
      module: implementation,
      ...scoreOf(report),
    }))
    .filter(({ killed, of }) => least !== undefined && killed * 100 < least * of)
    .map(params =>
      remark("strength-below", {
        ...params,
        least: least ?? 0,
        percent: Math.floor((params.killed * 100) / Math.max(1, params.of)),
      }),
    );
}

const scoreOf = ({ score }: StrengthReport) => score;
