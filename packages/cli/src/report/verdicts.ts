import { visible } from "@tenet/diagnostics";
import { consequencesLast, type Verdict } from "@tenet/verifier";
import { coveredNote } from "../commands/secrets.js";
import type { Style } from "../terminal/style.js";
import { groupDetails, showDetails } from "./details.js";
import { showFiltered } from "./filtered.js";
import { mark } from "./mark.js";
import { allVerdicts, type Outcome, type SpecOutcome, tally, unboundOf, verdictsOf } from "./outcome.js";
import { count, sentenceList } from "./words.js";

/** The report for people: a line for each promise, the details of each that is not held, the counts. */
export function showOutcome(outcome: Outcome, style: Style): string {
  const lists = outcome.specs.map(spec => showSpec(spec, style));
  const told = outcome.specs.flatMap(spec =>
    spec.runs.flatMap(run => consequencesLast(spec.contract, verdictsOf(spec, run))),
  );
  const details = groupDetails(told).map(group => showDetails(group, style));
  const covered = allVerdicts(outcome).some(verdict => verdict.covered) ? `${style.dim(coveredNote)}\n` : "";
  const end = `${showSummary(outcome, style)}${covered}`;
  return [...lists, ...details, showUnbound(outcome, style), showFiltered(outcome, style), end]
    .filter(part => part !== "")
    .join("\n");
}

function showSpec(spec: SpecOutcome, style: Style): string {
  const { contract, runs } = spec;
  const name = style.bold(visible(contract.spec));
  if (runs.length === 0)
    return `${name} has no implementation: ${count(contract.promises.length, "promise")} not checked\n`;
  return runs
    .map(
      run =>
        `${name} ${style.dim(`(${visible(contract.path)})`)} in ${visible(run.implementation)}\n\n${showList(verdictsOf(spec, run), style)}`,
    )
    .join("\n");
}

function showList(verdicts: readonly Verdict[], style: Style): string {
  const id = (verdict: Verdict) => visible(verdict.promise.slice(verdict.promise.indexOf("/") + 1));
  const width = Math.min(40, Math.max(0, ...verdicts.map(verdict => id(verdict).length)));
  const textWidth = Math.min(50, Math.max(0, ...verdicts.map(verdict => [...visible(verdict.text)].length)));
  return verdicts
    .map(verdict => {
      const text = shorten(visible(verdict.text), textWidth).padEnd(textWidth);
      return `${`  ${mark(verdict.status, style)} ${id(verdict).padEnd(width)}  ${text}  ${remarkOn(verdict, style)}`.trimEnd()}\n`;
    })
    .join("");
}

function remarkOn(verdict: Verdict, style: Style): string {
  const { status, cases, nearMisses, reason } = verdict;
  if (status === "held") {
    const near = nearMisses > 0 ? `, ${count(nearMisses, "near-miss", "near-misses")}` : "";
    return style.dim(`${count(cases, "case")}${near}${reason === undefined ? "" : `: ${visible(reason)}`}`);
  }
  if (status === "not-checked") return style.dim(`not checked${reason === undefined ? "" : `: ${visible(reason)}`}`);
  return style.bad(status);
}

function showUnbound(outcome: Outcome, style: Style): string {
  const unbound = unboundOf(outcome);
  if (unbound.length === 0) return "";
  const lines = unbound.map(
    ({ promise, path, line, text }) =>
      `  ${style.signs.skipped} ${visible(promise)}  ${visible(path)}:${line}  ${shorten(visible(text), 60)}`,
  );
  return `${style.warn("Nothing checks these statements:")}\n${lines.join("\n")}\n`;
}

function showSummary(outcome: Outcome, style: Style): string {
  const { held, "not-checked": notChecked, ...bad } = tally(outcome);
  const kept = style.good(`${held} held`);
  const failed = Object.entries(bad)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => style.bad(`${number} ${status}`));
  const open = notChecked === 0 ? [] : [`${notChecked} not checked`];
  const unbound = unboundOf(outcome).length;
  const bare = unbound === 0 ? "" : ` ${count(unbound, "statement")} unbound.`;
  const seed = outcome.seed === undefined ? "" : ` ${style.dim(`Seed ${outcome.seed}.`)}`;
  const again = replayedOf(outcome);
  return `${sentenceList([kept, ...failed, ...open])} of ${count(allVerdicts(outcome).length, "promise")}.${bare}${again}${seed}\n${showAdded(outcome)}`;
}

function replayedOf({ kept = [] }: Outcome): string {
  const replayed = kept.reduce((sum, each) => sum + each.replayed, 0);
  return replayed === 0 ? "" : ` ${count(replayed, "kept case")} replayed.`;
}

function showAdded({ kept = [] }: Outcome): string {
  return kept
    .filter(({ added }) => added > 0)
    .map(({ added, file }) => `${count(added, "new case")} kept in ${visible(file)}: the next run begins there.\n`)
    .join("");
}

function shorten(text: string, width: number): string {
  const points = [...text];
  return points.length <= width ? text : `${points.slice(0, Math.max(0, width - 1)).join("")}…`;
}
