/** What `create` is given: the state, a clock and fresh identifiers, the same in every run of the same case. */
import type { World } from "@tenet/runtime";
import {
  hasOwn,
  isArray,
  keys,
  mapForEach,
  padStart,
  SafeMap,
  SafeSet,
  setAdd,
  setForEach,
  setHas,
  toText,
} from "./primordials.js";
import { startOfTime } from "./protocol.js";

interface Surroundings {
  readonly ports: object;
  readonly emit: (event: never) => void;
  readonly pause: World<unknown>["pause"];
  /** The time of the call at hand; where it has none, the clock moves on by a second with every look. */
  readonly time: () => number | undefined;
}

/** `state` is handed over; `known` is the same state in the spec's values, whose texts are never given out as fresh. */
export function makeWorld(state: unknown, known: unknown, { ports, emit, time, pause }: Surroundings): World<unknown> {
  let looks = 0;
  let ids = 0;
  let taken: Set<unknown> | undefined;
  return {
    state,
    ports,
    emit: emit as World<unknown>["emit"],
    pause,
    now: () => time() ?? startOfTime + 1000 * looks++,
    newId: kind => {
      taken ??= texts(known, new SafeSet());
      for (;;) {
        const id = identifier(toText(kind), ++ids);
        if (!setHas(taken, id)) return id;
      }
    },
  };
}

/** `acc` gives `acc_00000001`, `uuid` gives a UUID. */
function identifier(kind: string, number: number): string {
  const digits = toText(number);
  return kind === "uuid"
    ? `00000000-0000-4000-8000-${padStart(digits, 12, "0")}`
    : `${kind}_${padStart(digits, 8, "0")}`;
}

function texts(value: unknown, into: Set<unknown>): Set<unknown> {
  if (typeof value === "string") setAdd(into, value);
  if (typeof value !== "object" || value === null) return into;
  if (value instanceof SafeMap) mapForEach(value, (item, key) => texts(item, texts(key, into)));
  else if (value instanceof SafeSet) setForEach(value, item => texts(item, into));
  else if (isArray(value)) for (let at = 0; at < value.length; at++) texts(value[at], into);
  else {
    const names = keys(value);
    for (let at = 0; at < names.length; at++)
      if (hasOwn(value, names[at]!)) texts((value as Record<string, unknown>)[names[at]!], into);
  }
  return into;
}
