/** Literals that code and specs compare with: the values at which they take another way. */

export interface Literals {
  readonly strings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly bigint[];
}

export const noLiterals: Literals = { strings: [], numbers: [], bigints: [] };

/** Of each kind. */
const most = 200;
/** Longer texts are messages, not what an input is compared with. */
const longest = 80;
/** Integers so near to zero are drawn often anyway. */
const usual = 2;

/** Collects literals in the order in which they are met, each once, so many of a kind. */
export class Collector implements Literals {
  private readonly found = {
    string: new Set<string>(),
    number: new Set<number>(),
    bigint: new Set<bigint>(),
  };

  get strings(): readonly string[] {
    return [...this.found.string];
  }

  get numbers(): readonly number[] {
    return [...this.found.number];
  }

  get bigints(): readonly bigint[] {
    return [...this.found.bigint];
  }

  add(value: unknown): void {
    if (typeof value === "string") {
      if (value !== "" && value.length <= longest) this.put(this.found.string, value);
    } else if (typeof value === "number") {
      if (Number.isFinite(value) && !(Number.isInteger(value) && Math.abs(value) <= usual))
        this.put(this.found.number, value);
    } else if (typeof value === "bigint") {
      if (value > usual || value < -usual) this.put(this.found.bigint, value);
    }
  }

  private put<T>(set: Set<T>, value: T): void {
    if (set.size < most) set.add(value);
  }
}

/** Both, the first's first. */
export function together(first: Literals, second: Literals): Literals {
  const all = new Collector();
  for (const { strings, numbers, bigints } of [first, second])
    for (const value of [...strings, ...numbers, ...bigints]) all.add(value);
  return all;
}
