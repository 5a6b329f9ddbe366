/** What a draft is made of while schemas are read: the names they go by, and what could not be carried over. */
import type { Declaration, Shape } from "./shape.js";

export interface Lost {
  /** `Order.total` */
  readonly place: string;
  readonly what: string;
}

/** Schemas made anew by each look at them, inside each other, at most. */
const deepest = 20;

/** Schemas written inside each other, at most: a type that is nested deeper is none that anybody reads. */
const deepestWritten = 40;

export class Drafting {
  readonly declarations: Declaration[] = [];
  readonly lost: Lost[] = [];
  private readonly names = new Map<unknown, string>();
  private readonly taken = new Set<string>();
  private readonly mentioned = new Set<string>();
  private readonly inside = new Set<unknown>();
  private depth = 0;

  /** Reads what lies inside something; undefined where that is deeper than anybody could read. */
  deeper<T>(read: () => T): T | undefined {
    if (this.depth >= deepestWritten) return undefined;
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  /** Gives a schema its name, as near to `wanted` as a type may be called. */
  reserve(schema: unknown, wanted: string): string {
    const name = this.free(typeName(wanted));
    this.names.set(schema, name);
    this.taken.add(name.toLowerCase());
    return name;
  }

  nameOf(schema: unknown): string | undefined {
    return this.names.get(schema);
  }

  /** Whether there is such a name; then it is needed. */
  mention(name: string): boolean {
    const isKnown = this.taken.has(name.toLowerCase());
    if (isKnown) this.mentioned.add(name);
    return isKnown;
  }

  /** Whether the draft says this name anywhere. */
  mentions(name: string): boolean {
    return this.mentioned.has(name);
  }

  /** Schemas with the names that they go by. */
  reserved(): readonly (readonly [schema: unknown, name: string])[] {
    return [...this.names];
  }

  /** A type of its own for a schema inside another one. It may name itself: the name is there before it is read. */
  declare(schema: unknown, wanted: string, read: (name: string) => Shape): string {
    const known = this.names.get(schema);
    if (known !== undefined) return known;
    const name = this.reserve(schema, wanted);
    this.add(name, read(name));
    return name;
  }

  /** Reads what is inside a schema; undefined where that is being read already, or is too deep to end. */
  within(schema: unknown, read: () => Shape): Shape | undefined {
    if (this.inside.has(schema) || this.inside.size > deepest) return undefined;
    this.inside.add(schema);
    try {
      return read();
    } finally {
      this.inside.delete(schema);
    }
  }

  add(name: string, shape: Shape): void {
    this.declarations.push({ name, shape });
  }

  lose(place: string, what: string): void {
    if (!this.lost.some(one => one.place === place && one.what === what)) this.lost.push({ place, what });
  }

  private free(name: string): string {
    let free = name;
    for (let number = 2; this.taken.has(free.toLowerCase()); number += 1) free = `${name}${number}`;
    return free;
  }
}

/** `orderSchema` is the schema of an `Order`. Letters that look alike in other scripts are left out. */
function typeName(wanted: string): string {
  const words = wanted.replace(/_?schema$/i, "").match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
    .slice(0, 60);
  return /^[A-Z]/.test(joined) ? joined : `Type${joined}`;
}
