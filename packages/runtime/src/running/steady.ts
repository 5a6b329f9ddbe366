/** What a violation shows must not go on changing with what it shows, and can be made of anything: nothing here throws. */
import type { Part, Values } from "../contract.js";
import { ShownDecimal } from "../decimals.js";
import type { Finding } from "../judge/finding.js";
import { isRecord } from "../values/index.js";

/** A message shows the beginning of a value only: what is larger than this is left out. */
const enough = 10_000;
const enoughOfInput = 1_000_000;
const deepest = 50;

const deeper = "«nested too deep to be shown»";
const larger = "«too large to be shown»";
const unreadable = "«it cannot be read»";

class TooLarge extends Error {}

export function steadyFinding(finding: Finding): Finding {
  return finding.parts.length === 0 ? finding : { ...finding, parts: finding.parts.flatMap(steady) };
}

/** The part with a copy of its value; none where that would cost too much. */
export function steady(part: Part): readonly Part[] {
  if (typeof part.value !== "object" || part.value === null) return [part];
  const value = new Copying(enough).whole(part.value);
  return value === larger ? [] : [{ ...part, value }];
}

/** A copy of an input to be shown: what is nested too deep, too large or cannot be read is named as that. */
export function shownInput(read: () => Values): Values {
  try {
    return Object.fromEntries(
      Object.entries(read()).map(([name, value]) => [name, new Copying(enoughOfInput).whole(value)]),
    );
  } catch {
    return {};
  }
}

class Copying {
  private readonly outer: unknown[] = [];

  constructor(private left: number) {}

  whole(value: unknown): unknown {
    try {
      return this.copy(value);
    } catch {
      return larger;
    }
  }

  private copy(value: unknown): unknown {
    this.left -= 1;
    if (this.left < 0) throw new TooLarge();
    if (typeof value !== "object" || value === null) return value;
    // What leads back to itself is endless.
    if (this.outer.length >= deepest || this.outer.includes(value)) return deeper;
    this.outer.push(value);
    try {
      return this.inside(value);
    } catch (error) {
      if (error instanceof TooLarge) throw error;
      return unreadable;
    } finally {
      this.outer.pop();
    }
  }

  private inside(value: object): unknown {
    const copy = (one: unknown) => this.copy(one);
    if (value instanceof ShownDecimal) return value;
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof Uint8Array) return value.slice();
    if (Array.isArray(value)) return value.map(copy);
    if (value instanceof Set) return new Set([...value].map(copy));
    if (value instanceof Map) return new Map([...value].map(([key, held]) => [copy(key), copy(held)]));
    return isRecord(value) ? this.record(value) : value;
  }

  private record(value: Values): Values {
    const field = (name: string) => {
      try {
        return this.copy(value[name]);
      } catch (error) {
        if (error instanceof TooLarge) throw error;
        return unreadable;
      }
    };
    return Object.fromEntries(Object.keys(value).map(name => [name, field(name)]));
  }
}
