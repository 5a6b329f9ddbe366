import type { Diagnostic } from "@tenet/diagnostics";
import { encodeValue } from "@tenet/verifier";
import type { Breach, SimulatedCall } from "@tenet/verifier/simulate";
import type { Simulated } from "../commands/simulate.js";
import { diagnosticsJson, type Sources } from "../report/diagnostics.js";
import { jsonText } from "../report/json-text.js";

/** The one JSON document of `spec simulate --json`. Values are written as case files have them. */
export function simulationsJson(
  all: readonly Simulated[],
  diagnostics: readonly Diagnostic[],
  sources: Sources,
): string {
  return jsonText({
    specs: all.map(({ spec: { contract }, simulation: { breaches, ...rest } }) => ({
      spec: contract.spec,
      path: contract.path,
      ...rest,
      breaches: breaches.map(breachJson),
    })),
    diagnostics: diagnosticsJson(diagnostics, sources),
  });
}

function breachJson({ state, calls, parts, ...rest }: Breach): object {
  return {
    ...rest,
    ...(state === undefined ? {} : { state: encodeValue(state) }),
    calls: calls.map(callJson),
    parts: parts.map(({ text, ...value }) => ("value" in value ? { text, value: encodeValue(value.value) } : { text })),
  };
}

function callJson({ input, actor, now, answers, ...rest }: SimulatedCall): object {
  return {
    ...rest,
    input: encodeValue(input),
    ...(actor === undefined ? {} : { actor: encodeValue(actor) }),
    ...(now === undefined ? {} : { now: now.toISOString() }),
    ...(answers === undefined ? {} : { answers: encodeValue(answers) }),
  };
}
