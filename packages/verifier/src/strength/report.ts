/** From what became of each mutant to scores. */
import { relative, sep } from "node:path";
import { quietWords } from "../report/cover.js";
import type { Coverage } from "./coverage.js";
import type { Mutant } from "./instrument.js";
import type { Outcome } from "./measure.js";
import { nearestPromise } from "./nearest.js";
import type { Fate, Killed, MutantReport, Score, StrengthOptions, StrengthReport } from "./options.js";

export function reportOf(
  { contract, seed, folder, only, showSecrets = false }: StrengthOptions,
  all: readonly Mutant[],
  coverage: Coverage,
  outcomes: ReadonlyMap<string, Outcome>,
): StrengthReport {
  const named = (file: string) => relative(folder, file).split(sep).join("/");
  // Asked about one operation, nothing is said of what its calls never come by.
  const looked = only === undefined ? all : all.filter(mutant => outcomes.has(mutant.id));
  const told = (killed: Killed): Killed =>
    killed.kind === "no-answer" ? { ...killed, words: quietWords({ contract, showSecrets }, killed) } : killed;
  const mutants = looked.map((mutant): MutantReport => {
    const outcome = outcomes.get(mutant.id);
    const fate = fateOf(mutant, outcome);
    const nearest = fate === "survived" ? nearestPromise(contract, coverage, mutant) : undefined;
    const operations = coverage.by.get(mutant.id)?.operations ?? new Set();
    return {
      file: named(mutant.shown),
      start: mutant.start,
      end: mutant.end,
      mutator: mutant.mutator,
      original: mutant.original,
      mutated: mutant.mutated,
      fate,
      ...(typeof outcome === "object" ? { killed: told(outcome) } : {}),
      ...(fate === "equivalent" ? { reason: mutant.equivalent! } : {}),
      operations: contract.operations.map(({ name }) => name).filter(name => operations.has(name)),
      ...(nearest === undefined ? {} : { nearest }),
    };
  });
  return {
    kind: "measured",
    score: scoreOf(mutants),
    mutants,
    promises: contract.promises
      .map(({ id, text }) => ({ id, text, score: scoreOf(mutants.filter(mutant => promiseOf(mutant) === id)) }))
      .filter(({ score }) => score.of > 0),
    operations: contract.operations
      .map(({ name }) => ({ name, score: scoreOf(mutants.filter(({ operations }) => operations.includes(name))) }))
      .filter(({ score }) => score.of > 0),
    files: [...new Set(looked.map(({ shown }) => named(shown)))],
    cases: coverage.cases.length,
    seed,
  };
}

/** A comment explains what survives; what is killed needs no explanation. */
function fateOf({ equivalent }: Mutant, outcome: Outcome | undefined): Fate {
  if (typeof outcome === "object") return "killed";
  if (equivalent !== undefined) return "equivalent";
  return outcome ?? "not-reached";
}

/** The promise that refused it; of a survivor the nearest. */
function promiseOf({ killed, nearest }: MutantReport): string | undefined {
  return killed?.kind === "broken" ? killed.promise : nearest;
}

function scoreOf(mutants: readonly MutantReport[]): Score {
  const counted = mutants.filter(({ fate }) => fate !== "equivalent");
  return { killed: counted.filter(({ fate }) => fate === "killed").length, of: counted.length };
}
