/** Clauses whose inputs and states are drawn and tried, since they cannot be built: how many of what was drawn fit. */
import { visible } from "@tenet/diagnostics";
import type { Fallback } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";
import type { Outcome } from "./outcome.js";
import { count } from "./words.js";

export interface Filtered extends Fallback {
  readonly spec: string;
  readonly implementation: string;
}

export function filteredOf(outcome: Outcome): Filtered[] {
  return outcome.specs.flatMap(({ contract, runs }) =>
    runs.flatMap(({ implementation, filtered = [] }) =>
      filtered.map(one => ({ spec: contract.spec, implementation, ...one })),
    ),
  );
}

/** Only what costs the search most of its cases is worth a line. */
const fewestTried = 50;

export function showFiltered(outcome: Outcome, style: Style): string {
  const costly = filteredOf(outcome).filter(({ tried, accepted }) => tried >= fewestTried && accepted * 2 < tried);
  if (costly.length === 0) return "";
  const lines = costly.map(
    ({ spec, clause, tried, accepted }) =>
      `  ${visible(spec)}/${visible(clause)}  ${share(accepted, tried)} of ${count(tried, "try", "tries")} fitted`,
  );
  return `${style.warn("Values for these clauses are drawn and tried, not built:")}\n${lines.join("\n")}\n`;
}

function share(accepted: number, tried: number): string {
  const percent = (100 * accepted) / tried;
  return accepted === 0 ? "none" : percent < 1 ? "less than 1 %" : `${Math.round(percent)} %`;
}
