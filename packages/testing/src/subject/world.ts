/** What `create` is given: the state, a clock and fresh identifiers, the same in every run of a case. */
import type { World } from "@tenet/runtime";

/** 2024-01-01T00:00:00Z; a second passes with every look. */
const start = 1_704_067_200_000;

/** `known`: the state in the spec's values; its texts are never given out as fresh. */
export function world(state: object, known: unknown): World<object> {
  let looks = 0;
  let count = 0;
  const taken = texts(known);
  return {
    state,
    // Operations that need dependencies are searched by the verifier alone.
    ports: {},
    emit: () => {},
    // Nothing runs at the same time here.
    pause: async () => {},
    now: () => start + 1000 * looks++,
    newId: kind => {
      let id = identifier(kind, ++count);
      while (taken.has(id)) id = identifier(kind, ++count);
      return id;
    },
  };
}

function identifier(kind: string, count: number): string {
  return kind === "uuid"
    ? `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`
    : `${kind}_${String(count).padStart(8, "0")}`;
}

function texts(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === "string") into.add(value);
  if (typeof value !== "object" || value === null) return into;
  const inside = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  for (const one of inside) texts(one, into);
  return into;
}
