import { suggest } from "@tenet/diagnostics";
import type { CompiledSpec } from "../project/compiled.js";
import { refuse } from "../refusal.js";

/** Refuses an id, `TRF-3` or `bank.accounts/TRF-3`, that none of the specs has. */
export function checkOnly(id: string, specs: readonly CompiledSpec[]): void {
  const known = specs.flatMap(({ contract }) => contract.promises.flatMap(promise => [promise.id, `${contract.spec}/${promise.id}`]));
  if (!known.includes(id)) refuse("promise-unknown", { id, suggestion: suggest(id, known) });
}
