import { type Simulation, simulate } from "@tenet/verifier/simulate";
import { type CompiledSpec, select, sourcesOf } from "../project/compiled.js";
import { referencesOf } from "../project/references.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { simulationsJson } from "../simulate/json.js";
import { showSimulations } from "../simulate/show.js";
import type { Session } from "../terminal/session.js";
import { readNumber } from "./numbers.js";
import { showsSecrets } from "./secrets.js";

export interface SimulateCommandOptions {
  readonly json?: boolean;
  readonly seed?: string;
  readonly runs?: string;
  readonly config?: string;
  readonly showSecrets?: boolean;
}

/** A spec and what random calls on its own model came to. */
export interface Simulated {
  readonly spec: CompiledSpec;
  readonly simulation: Simulation;
}

/** `spec simulate`: 1 where the spec's own operations break something. */
export async function simulateCommand(
  words: readonly string[],
  options: SimulateCommandOptions,
  session: Session,
): Promise<number> {
  const seed = readNumber("--seed", options.seed, -(2 ** 31), 2 ** 31 - 1) ?? 1;
  const runs = readNumber("--runs", options.runs, 1, 1_000_000) ?? 1000;
  const selection = await select(words, session.cwd, options.config);
  const sources = sourcesOf(selection.specs, session.cwd);
  session.err(showDiagnostics(selection.diagnostics, sources, session.errStyle));
  const all: Simulated[] = [];
  for (const spec of selection.specs) {
    session.progress(`${spec.contract.spec}: ${runs} sequences`);
    const reference = await referencesOf(spec, session.cwd);
    const { contract, source } = spec;
    const showSecrets = showsSecrets(options, session);
    const given = { contract, specText: source.text, seed, runs, showSecrets, ...(reference ? { reference } : {}) };
    all.push({ spec, simulation: simulate(given) });
  }
  session.progress("");
  session.out(
    options.json ? simulationsJson(all, selection.diagnostics, sources) : showSimulations(all, session.outStyle),
  );
  return all.some(({ simulation }) => simulation.breaches.length > 0) ? 1 : 0;
}
