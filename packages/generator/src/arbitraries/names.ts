/** Names of what the arbitraries' file exports. Other emitters import by these. */
import type { Contract } from "@tenet/checker";
import { identifier } from "../encode/index.js";
import { allocate, camel, pascal } from "../names.js";

/** Exports of `@tenet/testing` that the file uses, and names it uses itself. A test holds the list against the package. */
export const combinators: readonly string[] = `
  boolean cases dataObject date dictionary duration email equalTo given inputs integer keyOf list map mapBy matching nothing number oneOf
  optional record recursive same set state stateless text timestamp tuple union url uuid where
`.trim().split(/\s+/);

const own = ["Draw", "Scope", "usable", "subject", "input", "it", "names", "item", "value"];

export interface ArbitraryNames {
  /** A declared type's values: `account()`. */
  type(name: string): string;
  /** Initial states: `bankState()`. For a spec without state it is not exported. */
  readonly state: string;
  /** `{ state, input }` for which every Requires holds: `transferCases()`. */
  cases(operation: string): string;
  /** `{ state, input }` that breaks one clause: `transferNearMisses("TRF-3")`. Only for operations with refusals or Requires. */
  nearMisses(operation: string): string;
  /** A law's given values, by name. */
  law(id: string): string;
}

export function arbitraryNames(contract: Contract): ArbitraryNames {
  const names = allocate(contract);
  const taken = new Set([...combinators, ...own, ...names.taken]);
  const fresh = (base: string) => {
    let name = identifier(base);
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const table = (keys: readonly string[], base: (key: string) => string) => {
    const known = new Map(keys.map(key => [key, fresh(base(key))]));
    return (key: string) => known.get(key) ?? identifier(base(key));
  };
  const operations = contract.operations.map(one => one.name);
  return {
    type: table(contract.types.map(one => one.name), camel),
    state: fresh(`${camel(contract.stem)}State`),
    cases: table(operations, name => `${camel(name)}Cases`),
    nearMisses: table(operations, name => `${camel(name)}NearMisses`),
    law: table(contract.laws.map(one => one.id), id => `given${pascal(id)}`),
  };
}
