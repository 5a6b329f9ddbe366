import type { Contract } from "@tenet/checker";
import { suggest } from "@tenet/diagnostics";
import type { CompiledSpec } from "../project/compiled.js";
import { refuse } from "../refusal.js";

/** Refuses an id, `TRF-3` or `bank.accounts/TRF-3`, that none of the specs has. */
export function checkOnly(id: string, specs: readonly CompiledSpec[]): void {
  const ids = specs.flatMap(({ contract }) => idsOf(contract));
  // Half an id is no slip of the pen, but it says as much.
  if (!ids.includes(id))
    refuse("promise-unknown", { id, suggestion: suggest(id, ids) ?? ids.find(each => each.startsWith(id)) });
}

/** Whether the spec has the promise that the id on the command line names. */
export function hasPromise(contract: Contract, id: string): boolean {
  return idsOf(contract).includes(id);
}

/** Each promise with its short and its full id. */
function idsOf({ spec, promises, operations, state }: Contract): string[] {
  const ids = [
    ...promises.map(promise => promise.id),
    ...operations.map(operation => `${operation.name}.signature`),
    // Not in the list of promises, but in a report where it is broken.
    ...state.map(variable => `${variable.name}.type`),
  ];
  return ids.flatMap(id => [id, `${spec}/${id}`]);
}

/** Whether `promise`, with its spec's name, is the one that the id on the command line names. */
export function isNamed(promise: string, id: string): boolean {
  return promise === id || promise.slice(promise.indexOf("/") + 1) === id;
}

/** Of the promises that the implementation's types fit, which take a second to look at. */
export function isSignature(id: string): boolean {
  return id.endsWith(".signature");
}
