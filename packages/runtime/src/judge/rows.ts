/** Whether the state changed as the rows of Changes say, and nowhere else. */
import type { Change, Values } from "../contract.js";
import { withPoints } from "../decimals.js";
import { show } from "../show.js";
import { equal } from "../values/index.js";
import type { Call } from "./after.js";
import { type Applied, applies, exceptTouched } from "./changes.js";
import { broken, type Finding, kept } from "./finding.js";
import { at, difference, type Place, showPlace } from "./paths.js";

export interface Inputs {
  readonly before: unknown;
  readonly after: unknown;
}

export function judgeRows(
  { contract, operation, scene, before: { nearMiss }, mode }: Call,
  applied: Applied,
  refusedBy: string | undefined,
): readonly Finding[] {
  const rows = (operation.changes ?? []).filter(
    row => applies(row, refusedBy, mode?.id) && (row.becomes || row.removes),
  );
  return rows.map(row => {
    const failed = applied.failed.find(one => one.row === row);
    if (failed) return withoutValue(row, failed.problem, nearMiss);
    const touched = applied.touched.filter(one => one.row === row);
    for (const { place, problem } of touched) {
      const wanted = at(applied.expected, place);
      const found = at(scene.after, place);
      if (problem === undefined && isAsWanted(wanted, found)) continue;
      const shown = (state: Values) => at(withPoints(state, contract.decimals) as Values, place);
      const seen = { old: shown(scene.before), wanted: shown(applied.expected), now: shown(scene.after) };
      return brokenRow(row, place, problem, seen, nearMiss);
    }
    return kept(row.id, "change", touched.length > 0, nearMiss);
  });
}

/** What stands at a place. */
export type Held = ReturnType<typeof at>;

export function isAsWanted(wanted: Held, found: Held): boolean {
  return wanted.found === found.found && equal(wanted.value, found.value);
}

/** A row that could not even be placed. */
export function withoutValue(row: Change, problem: string, nearMiss = false): Finding {
  const expected = `${row.expression} to change as the spec says`;
  return broken(row.id, "change", expected, `it has no value: ${problem}`, { nearMiss });
}

/** The values as they are shown to people. */
export function brokenRow(
  row: Change,
  place: Place,
  problem: string | undefined,
  { old, wanted, now }: { readonly old: Held; readonly wanted: Held; readonly now: Held },
  nearMiss = false,
): Finding {
  const parts = [
    { text: `old(${row.expression})`, value: old.value },
    { text: row.expression, value: now.value },
  ];
  if (problem !== undefined) return { ...withoutValue(row, problem, nearMiss), parts };
  const expected = `${showPlace(place)} to be ${here(wanted)}`;
  return broken(row.id, "change", expected, here(now), { parts, nearMiss });
}

function here({ found, value }: Held): string {
  return found ? show(value) : "absent";
}

/** What no row names stays equal. */
export function judgeFrame(call: Call, applied: Applied): readonly Finding[] {
  if (!call.frames) return [];
  const { contract, operation, scene } = call;
  const { nearMiss } = call.before;
  const id = `${operation.name}.frame`;
  const place = difference(exceptTouched(scene.before, scene.after, applied.touched), scene.after);
  if (!place) return [kept(id, "frame", true, nearMiss)];
  const shown = (state: Values) => at(withPoints(state, contract.decimals) as Values, place);
  const [old, now] = [shown(scene.before), shown(scene.after)];
  const expected = `${showPlace(place)} to stay ${here(old)}${call.outcome.kind === "failed" ? ", since the call was refused" : ""}`;
  const parts = [
    { text: `old(${showPlace(place)})`, value: old.value },
    { text: showPlace(place), value: now.value },
  ];
  return [broken(id, "frame", expected, here(now), { parts, nearMiss })];
}

/** An input that was changed in place breaks the frame; without state that is all there is to a frame. */
export function judgeInputs(
  { operation, state, before: { nearMiss } }: Call,
  findings: readonly Finding[],
  inputs: Inputs,
): readonly Finding[] {
  const id = `${operation.name}.frame`;
  const place = difference(inputs.before, inputs.after);
  if (!place) return state ? findings : [...findings, kept(id, "frame", true, nearMiss)];
  const name = showPlace(place);
  const [was, is] = [at(inputs.before, place).value, at(inputs.after, place).value];
  const parts = [
    { text: `old(${name})`, value: was },
    { text: name, value: is },
  ];
  const expected = `the input ${name} to stay as the caller gave it`;
  const finding = broken(id, "frame", expected, "it was changed in place", { parts, nearMiss });
  if (!state) return [...findings, finding];
  return findings.map(one => (one.id === id && one.holds ? finding : one));
}
