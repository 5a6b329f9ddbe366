/** What a violation shows of a live state must not go on changing with it. */
import type { Part } from "../contract.js";
import { ShownDecimal } from "../decimals.js";
import type { Finding } from "../judge/finding.js";
import { isRecord } from "../values/index.js";

/** A message shows the beginning of a value only: what is larger than this is left out. */
const enough = 10_000;

class TooLarge extends Error {}

export function steadyFinding(finding: Finding): Finding {
  return finding.parts.length === 0 ? finding : { ...finding, parts: finding.parts.flatMap(steady) };
}

/** The part with a copy of its value; none where that would cost too much. */
export function steady(part: Part): readonly Part[] {
  if (typeof part.value !== "object" || part.value === null) return [part];
  try {
    return [{ ...part, value: limited(part.value) }];
  } catch (error) {
    if (error instanceof TooLarge) return [];
    throw error;
  }
}

function limited(value: unknown): unknown {
  let left = enough;
  const inside = (one: unknown): unknown => {
    left -= 1;
    if (left < 0) throw new TooLarge();
    if (typeof one !== "object" || one === null || one instanceof ShownDecimal) return one;
    if (one instanceof Date) return new Date(one.getTime());
    if (one instanceof Uint8Array) return one.slice();
    if (Array.isArray(one)) return one.map(inside);
    if (one instanceof Set) return new Set([...one].map(inside));
    if (one instanceof Map) return new Map([...one].map(([key, held]) => [inside(key), inside(held)]));
    return isRecord(one) ? Object.fromEntries(Object.entries(one).map(([name, held]) => [name, inside(held)])) : one;
  };
  return inside(value);
}
