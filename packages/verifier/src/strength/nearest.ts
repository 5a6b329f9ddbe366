/** Which promise a surviving change is nearest to. */
import type { Contract } from "@tenet/checker";
import type { Coverage } from "./coverage.js";
import type { Mutant } from "./instrument.js";
import { casesFor } from "./trial.js";

/**
 * Of the promises that were put to the test where the mutant was come by, the one whose cases and the mutant's are the most
 * alike: a promise that is tested everywhere says little about one line.
 */
export function nearestPromise(contract: Contract, coverage: Coverage, mutant: Mutant): string | undefined {
  const own = casesFor(coverage, mutant);
  const here = countOf(coverage, own);
  const all = countOf(coverage, [...coverage.cases.keys()]);
  let [best, likeness]: [string | undefined, number] = [undefined, 0];
  for (const { id } of contract.promises) {
    const shared = here.get(id) ?? 0;
    const alike = shared === 0 ? 0 : (2 * shared) / (own.length + (all.get(id) ?? 0));
    if (alike > likeness) [best, likeness] = [id, alike];
  }
  return best;
}

function countOf({ cases }: Coverage, indices: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const index of indices)
    for (const id of cases[index]!.promises) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
