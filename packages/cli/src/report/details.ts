import { visible } from "@tenet/diagnostics";
import { encodeValue, type Verdict } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";
import { showExplained } from "./explained.js";
import { mark } from "./mark.js";
import { count } from "./words.js";

/** So many promises of one group are shown with their conditions, and so many more by their ids. */
const shownInFull = 3;
const shownById = 8;

/** The verdicts that are not kept, those that one case or one reason explains together, in the order of the first of each. */
export function groupDetails(verdicts: readonly Verdict[]): Verdict[][] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.status === "held" || verdict.status === "not-checked") continue;
    const key = explanation(verdict);
    const group = groups.get(key);
    if (group) group.push(verdict);
    else groups.set(key, [verdict]);
  }
  return [...groups.values()];
}

function explanation({ implementation, status, reason, counterexample }: Verdict): string {
  const seen = counterexample && [
    encodeValue(counterexample.state),
    encodeValue(counterexample.calls),
    counterexample.outcome,
  ];
  return JSON.stringify([implementation, status, reason, seen]);
}

/** Why promises count as not kept: each with its place and condition, then the case that shows it. */
export function showDetails(group: readonly Verdict[], style: Style): string {
  const [first] = group;
  if (first === undefined) return "";
  const lines = [
    ...group.slice(0, shownInFull).flatMap(verdict => showPromise(verdict, style)),
    ...showRest(group.slice(shownInFull)),
    ...(first.reason === undefined ? [] : [`  ${visible(first.reason)}`]),
    ...showExplained(telling(group), style),
  ];
  return `${lines.join("\n")}\n`;
}

/** Of promises that one case breaks, the one of which most can be said. */
function telling(group: readonly Verdict[]): Verdict {
  const [first] = group;
  return group.find(one => one.cause?.kind === "spec-gap") ?? group.find(one => one.counterexample?.shared) ?? first!;
}

function showPromise(verdict: Verdict, style: Style): string[] {
  return [
    `${mark(verdict.status, style)} ${style.bold(visible(verdict.promise))} ${style.bad(verdict.status)} in ${visible(verdict.implementation)}`,
    `  ${visible(verdict.path)}:${verdict.line}  ${visible(verdict.text)}${verdict.expression === undefined ? "" : `: ${visible(verdict.expression)}`}`,
  ];
}

function showRest(rest: readonly Verdict[]): string[] {
  if (rest.length === 0) return [];
  const ids = rest.slice(0, shownById).map(({ promise }) => visible(promise.slice(promise.indexOf("/") + 1)));
  return [`  and ${count(rest.length, "more promise")}: ${ids.join(", ")}${rest.length > shownById ? ", …" : ""}`];
}
