/** Which promise a surviving change is nearest to. */
import type { Contract, Promised } from "@tenet/checker";
import { ownerOf } from "../executable/entities.js";
import type { Coverage } from "./coverage.js";
import type { Mutant } from "./instrument.js";
import { casesFor } from "./trial.js";

/**
 * Of the promises that were put to the test where the mutant was come by, the one whose cases and the mutant's are the most
 * alike: a promise that is tested everywhere says little about one line. Those that a person wrote come first.
 */
export function nearestPromise(contract: Contract, coverage: Coverage, mutant: Mutant): string | undefined {
  const own = casesFor(coverage, mutant);
  const here = countOf(coverage, own);
  const all = countOf(coverage, [...coverage.cases.keys()]);
  const alike = ({ id }: Promised) => (2 * (here.get(id) ?? 0)) / (own.length + (all.get(id) ?? 0));
  const touched = coverage.by.get(mutant.id)?.operations;
  const near = contract.promises.filter(
    ({ id, operation, kind }) =>
      here.has(id) &&
      kind !== "precondition" &&
      ownerOf(contract, id) !== "caller" &&
      (operation === undefined || !touched || touched.has("-") || touched.has(operation)),
  );
  const written = near.filter(({ expression }) => expression !== undefined);
  // Sorting keeps the order of the spec among those that are alike.
  return (written.length > 0 ? written : near).sort((a, b) => alike(b) - alike(a))[0]?.id;
}

function countOf({ cases }: Coverage, indices: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const index of indices) for (const id of cases[index]!.promises) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
