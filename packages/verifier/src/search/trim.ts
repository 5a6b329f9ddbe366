/** Which units of the search a run for one promise needs, so that it finds the very case that the whole run finds. */
import type { Contract, Operation, Promised } from "@tenet/checker";
import { isRace } from "../races/units.js";

/** What a unit of the search is for. */
export type Purpose =
  | { readonly kind: "call"; readonly operation: Operation }
  | { readonly kind: "overTime" | "law" | "race"; readonly id: string };

/** The units that are made for one of the promises. */
export function aimedAt<U extends { readonly purpose: Purpose }>(
  units: readonly U[],
  contract: Contract,
  promises: readonly Promised[],
): readonly U[] {
  return units.filter(({ purpose }) =>
    promises.some(({ id, operation, kind }) =>
      purpose.kind !== "call"
        ? purpose.id === id
        : // A promise without an operation, such as an invariant, is about every operation.
          (operation === purpose.operation.name && !isRace(contract, id)) ||
          (operation === undefined && kind !== "law"),
    ),
  );
}

/**
 * The units that may put one of the promises to the test, and those before them whose answers may be among their inputs.
 */
export function needed<U extends { readonly purpose: Purpose }>(
  units: readonly U[],
  contract: Contract,
  promises: readonly Promised[],
): readonly U[] {
  // What the list of promises does not name, such as the type of a variable, any call may break.
  if (promises.length === 0)
    return units.filter(({ purpose }) => purpose.kind === "call" || purpose.kind === "overTime");
  const asked = promises.filter(({ notChecked }) => notChecked === undefined);
  const last = units.findLastIndex(unit => asked.some(promise => mayTest(contract, unit.purpose, promise)));
  return units.slice(0, last + 1).filter(({ purpose }) => {
    // Races keep their answers for themselves; a call that leaves nothing behind matters to its own promises alone.
    if (purpose.kind === "race") return asked.some(({ id }) => id === purpose.id);
    const leaves = purpose.kind !== "call" || contract.state.length > 0 || purpose.operation.returns !== undefined;
    const alone = asked.every(({ id }) => isRace(contract, id));
    return !alone && (leaves || asked.some(promise => mayTest(contract, purpose, promise)));
  });
}

function mayTest(contract: Contract, purpose: Purpose, { id, kind, operation }: Promised): boolean {
  if (isRace(contract, id) || kind === "law" || purpose.kind === "law" || purpose.kind === "race")
    return purpose.kind !== "call" && purpose.id === id;
  // Other operations are called on the way, too.
  if (contract.state.length > 0 || operation === undefined || purpose.kind !== "call") return true;
  return purpose.operation.name === operation;
}
