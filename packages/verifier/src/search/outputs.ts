import type { Contract, RuledType } from "@tenet/checker";
import { equalValues, holdsKind } from "@tenet/checker";
import type { Pool } from "../arbitraries/types.js";
import { walkTyped } from "../executable/instances.js";

const mostPerType = 40;

/** Values that the implementation answered, by type: used as inputs later, they reach what random values do not. */
export class Outputs {
  private readonly values = new Map<string, unknown[]>();

  constructor(private readonly contract: Contract) {}

  get pool(): Pool {
    return this.values;
  }

  get size(): number {
    return this.values.size;
  }

  add({ type }: RuledType, value: unknown): void {
    // A handle means nothing in another case, and a value of `any value` is of one case's kind.
    if (holdsKind(this.contract, type, "opaque", "any")) return;
    walkTyped(this.contract, type, value, (each, of) => this.keep(of.kind === "named" ? of.name : of.kind, each));
  }

  private keep(key: string, value: unknown): void {
    const known = this.values.get(key) ?? [];
    if (known.length >= mostPerType || known.some(other => equalValues(other, value))) return;
    this.values.set(key, [...known, value]);
  }
}
