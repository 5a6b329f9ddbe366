/** Rows of Changes where nobody copies the state: what they name, and what must be there, is worked out before the call. */
import type { Change, ExecutableContract, OperationContract, Scene, Values } from "../contract.js";
import { withPoints } from "../decimals.js";
import { applies, applyChanges, reason } from "../judge/changes.js";
import { type Finding, kept } from "../judge/finding.js";
import { at, type Place, put } from "../judge/paths.js";
import { brokenRow, type Held, isAsWanted, withoutValue } from "../judge/rows.js";
import { NotCaptured } from "../live.js";
import { copy, equal } from "../values/index.js";
import { Later } from "./scene.js";

/** One place that a row names in this call. */
interface Expected {
  readonly row: Change;
  readonly place: Place;
  readonly was: Held;
  /** Absent: anything. */
  readonly wanted?: Held;
  readonly problem?: string;
}

export interface Expectations {
  /** The refusal in whose name the rows apply; absent: success. */
  readonly refusedBy: string | undefined;
  readonly places: readonly Expected[];
  readonly failed: readonly { readonly row: Change; readonly problem: string }[];
  /** Rows that wait for the result, and read nothing of the state. */
  readonly later: readonly Change[];
  /** Rows that wait for the result, of which no more is known. */
  readonly waiting: readonly Change[];
}

/**
 * What the rows of an operation say of the state that is about to be changed; `scene` is that before the call.
 * @param late rows that are known to read the result, and nothing of the state.
 */
export function expectations(
  operation: OperationContract,
  scene: Scene,
  refusedBy: string | undefined,
  late: ReadonlySet<Change>,
): Expectations {
  const found = { refusedBy, places: [] as Expected[], failed: [], later: [] as Change[], waiting: [] as Change[] };
  for (const row of operation.changes ?? []) {
    if (!applies(row, refusedBy, undefined)) continue;
    if (late.has(row)) found.later.push(row);
    else
      try {
        expect(row, scene, found.places);
      } catch (error) {
        if (!(error instanceof Later)) return thoroughly(operation, scene, found, late);
        found.waiting.push(row);
      }
  }
  return meet(found.places) ? thoroughly(operation, scene, found, late) : found;
}

function expect(row: Change, scene: Scene, into: Expected[]): void {
  if (row.when && !row.when(scene)) return;
  const places = row.paths(scene);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]!;
    const was = at(scene.before, place);
    if (!row.removes && !row.becomes) into.push({ row, place, was });
    else into.push({ row, place, was: keep(was), wanted: wantedAt(row, scene, place, was, index) });
  }
}

function wantedAt(row: Change, scene: Scene, place: Place, was: Held, index: number): Held {
  // Nothing can be put where there is no parent.
  if (place.length > 2 && !was.found && !at(scene.before, place.slice(0, -1)).found) return was;
  if (row.removes) return { found: false, value: undefined };
  const value = copied(row.becomes?.(scene, was.value, index));
  return { found: value !== undefined, value };
}

/** Scalars need no copy. */
function copied<T>(value: T): T {
  return typeof value === "object" && value !== null ? copy(value) : value;
}

function keep({ found, value }: Held): Held {
  return { found, value: copied(value) };
}

/** Whether a place lies in another, or what is removed from a list moves others: then rows must be applied together. */
function meet(places: readonly Expected[]): boolean {
  for (let index = 0; index < places.length; index += 1) {
    const { place, row } = places[index]!;
    if (row.removes && typeof place.at(-1) === "number") return true;
    for (let other = index + 1; other < places.length; other += 1) if (within(place, places[other]!.place)) return true;
  }
  return false;
}

function within(a: Place, b: Place): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index] && !equal(a[index], b[index])) return false;
  return true;
}

/** By the model itself. */
function thoroughly(
  operation: OperationContract,
  scene: Scene,
  found: Expectations,
  late: ReadonlySet<Change>,
): Expectations {
  const rows = (operation.changes ?? []).filter(row => !late.has(row));
  const model = { ...operation, changes: rows };
  const { expected, touched, failed } = applyChanges(scene.before, model, scene, found.refusedBy);
  const places = touched.map(({ row, place, becomes, problem }): Expected => {
    const was = keep(at(scene.before, place));
    if (problem !== undefined) return { row, place, was, problem };
    return becomes === undefined ? { row, place, was } : { row, place, was, wanted: keep(at(expected, place)) };
  });
  return { ...found, places, failed };
}

/** Whether the state is now as was expected; says no where rows wait for the result, too, and one of them cannot be judged. */
export function isAsExpected({ places, failed, later }: Expectations, scene: Scene): boolean {
  if (failed.length > 0) return false;
  for (const { place, wanted, problem } of places) {
    if (problem !== undefined) return false;
    if (wanted !== undefined && !isAsWanted(wanted, at(scene.after, place))) return false;
  }
  for (const row of later)
    for (const { place, wanted } of placesOfLate(row, scene)) {
      if (places.some(other => within(place, other.place))) return false;
      if (wanted !== undefined && !isAsWanted(wanted, at(scene.after, place))) return false;
    }
  return true;
}

/** Reads nothing of the state before: `before` of the scene is not there to be read. */
function placesOfLate(row: Change, scene: Scene): readonly Pick<Expected, "place" | "wanted">[] {
  if (row.when && !row.when(scene)) return [];
  return row.paths(scene).map((place, index) => {
    if (row.removes) return { place, wanted: { found: false, value: undefined } };
    if (!row.becomes) return { place };
    const value = row.becomes(scene, undefined, index);
    return { place, wanted: { found: value !== undefined, value } };
  });
}

/** Whether a row that waits for the result can be judged without the state before; `scene` has none. */
export function isLate(row: Change, scene: Scene): boolean {
  if ((row.becomes?.length ?? 0) > 1) return false;
  try {
    return placesOfLate(row, scene).every(({ place }) => place.length <= 2);
  } catch {
    return false;
  }
}

/** Where no state before is there to be compared: whether every place that a row names still holds what it did. */
export function isUnchanged({ places, later }: Expectations, scene: Scene): boolean {
  return later.length === 0 && places.every(({ place, was }) => isAsWanted(was, at(scene.after, place)));
}

/** As the judge says it where it has both states. Throws `NotCaptured` where a row needs the state before. */
export function judgeExpected(
  contract: ExecutableContract,
  operation: OperationContract,
  expected: Expectations,
  scene: Scene,
  nearMiss: boolean,
): readonly Finding[] {
  const rows = (operation.changes ?? []).filter(
    row => applies(row, expected.refusedBy, undefined) && (row.becomes || row.removes),
  );
  return rows.map(row => {
    const failed = expected.failed.find(one => one.row === row)?.problem;
    const own = expected.later.includes(row)
      ? late(row, expected, scene)
      : expected.places.filter(one => one.row === row);
    if (failed !== undefined || typeof own === "string") return withoutValue(row, failed ?? String(own), nearMiss);
    for (const { place, was, wanted, problem } of own) {
      const now = at(scene.after, place);
      if (problem === undefined && (wanted === undefined || isAsWanted(wanted, now))) continue;
      const shown = (held: Held) => shownAt(contract, scene.after, place, held);
      const seen = { old: shown(was), wanted: shown(wanted ?? was), now: shown(now) };
      return brokenRow(row, place, problem, seen, nearMiss);
    }
    return kept(row.id, "change", own.length > 0, nearMiss);
  });
}

const unknown: Held = { found: false, value: undefined };

function late(row: Change, { places }: Expectations, scene: Scene): readonly Expected[] | string {
  try {
    const own = placesOfLate(row, scene).map(one => ({ ...one, row, was: unknown }));
    // Where rows meet, only the state before could tell what they say together.
    return own.filter(one => !places.some(other => within(one.place, other.place)));
  } catch (error) {
    if (error instanceof NotCaptured) throw error;
    return reason(error);
  }
}

/** Decimals have their points by where they stand in the state. */
function shownAt(contract: ExecutableContract, state: Values, place: Place, held: Held): Held {
  if (!held.found || contract.decimals === undefined) return held;
  const whole = put(state, place, held.value);
  return whole === undefined ? held : at(withPoints(whole, contract.decimals), place);
}
