/** What is said of a broken promise beside its smallest case. */
import { visible } from "@tenet/diagnostics";
import type { Cause, Counterexample, Verdict } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";
import { showCase, showCounterexample } from "./counterexample.js";

/** The smallest case, what it shares with others, whose fault it is, and further cases of another kind. */
export function showExplained({ counterexample, more = [], cause }: Verdict, style: Style): string[] {
  if (counterexample === undefined) return [];
  return [
    ...showCounterexample(counterexample, style),
    ...showShared(counterexample),
    ...showCause(cause, style),
    ...more.flatMap((other, at) => [
      "",
      `  ${style.bold(`Another case (${at + 2} of ${more.length + 1})`)}`,
      ...showCase(other, style),
      ...showShared(other),
    ]),
    "",
    `  ${style.dim("again:")} ${visible(counterexample.replay)}`,
  ];
}

function showShared({ shared }: Counterexample): string[] {
  return shared === undefined ? [] : ["", `  ${visible(shared.text)}`];
}

/** That code is to blame is what a reader expects. */
function showCause(cause: Cause | undefined, style: Style): string[] {
  if (cause?.kind !== "spec-gap") return [];
  return [
    "",
    `  ${style.bold("A gap in the spec")}`,
    `    ${visible(cause.reason)}.`,
    ...(cause.suggestion === undefined ? [] : [`    What may be missing: ${visible(cause.suggestion)}`]),
  ];
}
