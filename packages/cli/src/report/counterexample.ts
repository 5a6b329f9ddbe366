import { visible } from "@tenet/diagnostics";
import { type Counterexample, show } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";
import { layOut } from "./layout.js";

/** The smallest case and the values in the condition: lines, indented by two. */
export function showCounterexample(found: Counterexample, style: Style): string[] {
  return ["", `  ${style.bold("The smallest case")}`, ...showCase(found, style), ...showParts(found, style)];
}

/** The state, the calls, what was expected and what happened. */
export function showCase(found: Counterexample, style: Style): string[] {
  const state = found.state === undefined ? [] : rows("before", layOut(found.state), style);
  const calls = found.calls.flatMap((call, at) =>
    rows(at > 0 ? "" : found.calls.length > 1 ? "calls" : "call", callLines(call), style),
  );
  return [
    ...state,
    ...calls,
    row("expected", found.expected, style),
    row("happened", found.outcome, style),
    ...(found.interleaving === undefined ? [] : ["", `  ${style.bold("What happened")}`]),
    ...(found.interleaving ?? []).map(line => `    ${visible(line)}`),
  ];
}

type Call = Counterexample["calls"][number];

function callLines(call: Call): string[] {
  const { operation, input } = call;
  const lines = layOut(input);
  return [
    ...lines.map((line, at) => `${at === 0 ? `${operation}(` : ""}${line}${at === lines.length - 1 ? ")" : ""}`),
    ...aroundLines(call),
  ];
}

/** Who called, when, and what dependencies answered. */
function aroundLines({ now, actor, answers = [] }: Call): string[] {
  return [
    ...(actor === undefined ? [] : [`  by ${show(actor)}`]),
    ...(now === undefined ? [] : [`  at ${show(now)}`]),
    ...[...new Set(answers.map(answerLine))],
  ];
}

const troubles = {
  unavailable: "is unavailable",
  outOfType: "answers out of type:",
  happenedAnyway: "may have happened anyway",
};

function answerLine(answer: NonNullable<Call["answers"]>[number]): string {
  const { of, fails, trouble, after } = answer;
  const value = "returns" in answer ? show(answer.returns) : fails === undefined ? "" : `fails with ${fails}`;
  const says = trouble === undefined ? `answers ${value}` : `${troubles[trouble]} ${value}`;
  return `  ${of} ${says.replace("answers fails", "fails").trimEnd()}${after === undefined ? "" : `, after ${after} ms`}`;
}

/** What the state above shows already is not shown again. */
function showParts({ parts: all, state }: Counterexample, style: Style): string[] {
  const known = new Map(Object.entries((state ?? {}) as object).map(([name, value]) => [name, show(value)]));
  const parts = all.filter(part => !("value" in part) || known.get(part.text) !== show(part.value));
  if (parts.length === 0) return [];
  const width = Math.min(60, Math.max(...parts.map(part => [...visible(part.text)].length)));
  const value = (part: Counterexample["parts"][number]) => ("value" in part ? show(part.value) : "has no value");
  return [
    "",
    `  ${style.bold("Values")}`,
    ...parts.map(part => `    ${visible(part.text).padEnd(width)}  ${visible(value(part))}`),
  ];
}

function rows(label: string, lines: readonly string[], style: Style): string[] {
  return lines.map((line, at) => row(at === 0 ? label : "", line, style));
}

function row(label: string, text: string, style: Style): string {
  return `    ${style.dim(label.padEnd(8))}  ${visible(text)}`;
}
