/** Names of what the arbitraries' file exports, `shapes` apart. Other emitters import by these. */
import type { Contract } from "@tenet/checker";
import { allocate, camel, naming, pascal } from "../names.js";

/** Exports of `@tenet/testing` that the file uses. A test holds the list against the package. */
export const combinators: readonly string[] = `
  anyValue boolean bytes cases check date decimal dictionary duration email equalTo func given handle inputs integer json keyOf list map mapBy matching nothing number oneOf
  optional order record recursive set state stateless text timestamp tuple unbounded union url uuid where
`
  .trim()
  .split(/\s+/);

/** What a combinator is called beside a helper of the runtime of the same name. */
export const otherName = (combinator: string): string => `draw${pascal(combinator)}`;

const own = ["Draw", "Shapes", "shapes", "usable", "subject", "input", "it", "names", "item", "value"];

export interface ArbitraryNames {
  /** A declared type's values: `account()`. */
  type(name: string): string;
  /** Initial states: `bankState()`; not exported for a spec without state. */
  readonly state: string;
  /** `{ state, input }` for which every Requires holds: `transferCases()`. */
  cases(operation: string): string;
  /** `{ state, input }` that breaks one clause: `transferNearMisses("TRF-3")`. Only for operations with refusals or Requires. */
  nearMisses(operation: string): string;
  /** The near-misses' inputs by clause; not exported. */
  breaking(operation: string): string;
  /** A law's given values, by name: `givenEsc2()`. */
  law(id: string): string;
  /** The type of what conditions over the state alone read, and of those of an operation. */
  readonly stateReads: string;
  reads(operation: string): string;
}

export function arbitraryNames(contract: Contract): ArbitraryNames {
  const names = allocate(contract);
  const taken = new Set([...combinators, ...combinators.map(otherName), ...own, ...names.taken]);
  const { fresh, table } = naming(taken);
  const operations = contract.operations.map(one => one.name);
  return {
    type: table(
      contract.types.map(one => one.name),
      camel,
    ),
    state: fresh(`${camel(contract.stem)}State`),
    cases: table(operations, name => `${camel(name)}Cases`),
    nearMisses: table(operations, name => `${camel(name)}NearMisses`),
    breaking: table(operations, name => `${camel(name)}Breaking`),
    law: table(
      contract.laws.map(one => one.id),
      id => `given${pascal(id)}`,
    ),
    stateReads: fresh(`${pascal(contract.stem)}Reads`),
    reads: table(operations, name => `${pascal(name)}Reads`),
  };
}
