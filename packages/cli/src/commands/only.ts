import { suggest } from "@tenet/diagnostics";
import type { CompiledSpec } from "../project/compiled.js";
import { refuse } from "../refusal.js";

/** Refuses an id, `TRF-3` or `bank.accounts/TRF-3`, that none of the specs has. */
export function checkOnly(id: string, specs: readonly CompiledSpec[]): void {
  const ids = specs.flatMap(({ contract }) =>
    [
      ...contract.promises.map(promise => promise.id),
      ...contract.operations.map(operation => `${operation.name}.signature`),
    ].flatMap(promise => [promise, `${contract.spec}/${promise}`]),
  );
  if (!ids.includes(id)) refuse("promise-unknown", { id, suggestion: suggest(id, ids) });
}

/** Whether `promise`, with its spec's name, is the one that the id on the command line names. */
export function isNamed(promise: string, id: string): boolean {
  return promise === id || promise.slice(promise.indexOf("/") + 1) === id;
}

/** Of the promises that the implementation's types fit, which take a second to look at. */
export function isSignature(id: string): boolean {
  return id.endsWith(".signature");
}
