import type { Diagnostic } from "@tenet/diagnostics";
import { type Counterexample, encodeValue, type Verdict } from "@tenet/verifier";
import { caseJson } from "../counterexamples/entry.js";
import { diagnosticsJson, type Sources } from "./diagnostics.js";
import { filteredOf } from "./filtered.js";
import { jsonText } from "./json-text.js";
import { allVerdicts, type Outcome, tally, unboundOf } from "./outcome.js";

/** The one JSON document of `spec verify --json`, with a line break at its end. Values are written as case files have them. */
export function verdictsJson(outcome: Outcome, diagnostics: readonly Diagnostic[], sources: Sources): string {
  const document = {
    verdicts: allVerdicts(outcome).map(verdictJson),
    unbound: unboundOf(outcome),
    filtered: filteredOf(outcome),
    summary: {
      ...tally(outcome),
      unbound: unboundOf(outcome).length,
      seed: outcome.seed,
      ...(outcome.kept?.length ? { kept: outcome.kept } : {}),
    },
    diagnostics: diagnosticsJson(diagnostics, sources),
  };
  return jsonText(document);
}

function verdictJson(verdict: Verdict): object {
  const { promise, implementation, status, counterexample, more, ...others } = verdict;
  const rest = { promise, implementation, status, ...others };
  if (counterexample === undefined) return rest;
  return {
    ...rest,
    counterexample: counterexampleJson(counterexample),
    ...(more === undefined ? {} : { more: more.map(counterexampleJson) }),
  };
}

function counterexampleJson(counterexample: Counterexample): object {
  const { state: _, calls: __, given, parts, ...words } = counterexample;
  return {
    ...caseJson(counterexample),
    ...(given === undefined ? {} : { given: encodeValue(given) }),
    ...words,
    parts: parts.map(part =>
      "value" in part ? { text: part.text, value: encodeValue(part.value) } : { text: part.text },
    ),
  };
}
