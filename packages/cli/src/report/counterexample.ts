import { visible } from "@tenet/diagnostics";
import { type Counterexample, show } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";

/** The smallest case, the values in the condition, and how to see it again: lines, indented by two. */
export function showCounterexample(found: Counterexample, style: Style): string[] {
  const state = "state" in found && found.state !== undefined ? [row("before", show(found.state), style)] : [];
  const calls = found.calls.map((call, at) =>
    row(at === 0 ? (found.calls.length > 1 ? "calls" : "call") : "", `${call.operation}(${show(call.input)})`, style),
  );
  return [
    "",
    `  ${style.bold("The smallest case")}`,
    ...state,
    ...calls,
    row("expected", found.expected, style),
    row("happened", found.outcome, style),
    ...showParts(found, style),
    "",
    `  ${style.dim("again:")} ${visible(found.replay)}`,
  ];
}

function showParts({ parts }: Counterexample, style: Style): string[] {
  if (parts.length === 0) return [];
  const width = Math.min(44, Math.max(...parts.map(part => [...visible(part.text)].length)));
  const value = (part: Counterexample["parts"][number]) => ("value" in part ? show(part.value) : "has no value");
  return [
    "",
    `  ${style.bold("Values")}`,
    ...parts.map(part => `    ${visible(part.text).padEnd(width)}  ${visible(value(part))}`),
  ];
}

function row(label: string, text: string, style: Style): string {
  return `    ${style.dim(label.padEnd(8))}  ${visible(text)}`;
}
