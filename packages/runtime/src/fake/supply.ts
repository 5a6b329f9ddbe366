/** Fresh values, counted up: what the spec calls generated. */
export type Supply =
  /** One text of signs for each position. */
  { readonly kind: "text"; readonly signs: readonly string[] } | { readonly kind: "integer"; readonly from: number };

/** The n-th value, counted from 0; undefined where there are not so many. */
export function freshValue(supply: Supply, n: number): unknown {
  if (supply.kind === "integer") return supply.from + n;
  let rest = n;
  const last = [...supply.signs].reverse().map(signs => {
    const all = [...signs];
    const sign = all[rest % all.length];
    rest = Math.floor(rest / all.length);
    return sign;
  });
  return rest > 0 ? undefined : last.reverse().join("");
}

/** Every key, text and number in the state. */
export function scalarsIn(state: unknown, found: Set<unknown> = new Set()): Set<unknown> {
  if (typeof state === "string" || typeof state === "number") found.add(state);
  else if (state instanceof Map) for (const entry of state) for (const part of entry) scalarsIn(part, found);
  else if (Array.isArray(state) || state instanceof Set) for (const part of state) scalarsIn(part, found);
  else if (typeof state === "object" && state !== null && !(state instanceof Date || state instanceof Uint8Array))
    for (const entry of Object.entries(state)) for (const part of entry) scalarsIn(part, found);
  return found;
}
