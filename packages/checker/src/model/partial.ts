/** A result of which some parts are known. */
import { ownField } from "../interpreter/equal.js";
import { isRecord } from "../interpreter/values.js";
import type { Contract, RuledType } from "../ir.js";
import { fieldsAt, type ResultPath } from "./equations.js";

export class PartialResult {
  private readonly known: { readonly path: ResultPath; readonly value: unknown }[] = [];

  constructor(
    private readonly type: RuledType | undefined,
    private readonly contract: Contract,
  ) {}

  /** The first word on a place counts. */
  set(path: ResultPath, value: unknown): void {
    if (!this.knows(path)) this.known.push({ path, value });
  }

  /** Whether the value at the place is known whole. */
  knows(path: ResultPath): boolean {
    if (this.type === undefined || this.around(path) !== undefined) return true;
    const fields = [...fieldsAt(this.type, path, this.contract).keys()];
    return fields.length > 0 && path.length < deepest && fields.every(name => this.knows([...path, name]));
  }

  /** The value at the place as far as it is known. */
  at(path: ResultPath = []): unknown {
    const outer = this.around(path);
    if (outer) return path.slice(outer.path.length).reduce<unknown>(fieldOf, outer.value);
    const fields = [...fieldsAt(this.type, path, this.contract).keys()];
    const inside = fields.filter(name => this.touches([...path, name]));
    if (inside.length === 0) return undefined;
    const entries = inside.map(name => [name, this.at([...path, name])] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  private around(path: ResultPath) {
    return this.known.find(one => startsWith(path, one.path));
  }

  private touches(path: ResultPath): boolean {
    return this.known.some(one => startsWith(path, one.path) || startsWith(one.path, path));
  }
}

/** Types may contain themselves. */
const deepest = 8;

const startsWith = (path: ResultPath, start: ResultPath): boolean => start.every((name, at) => path[at] === name);

const fieldOf = (value: unknown, name: string): unknown => (isRecord(value) ? ownField(value, name) : undefined);
