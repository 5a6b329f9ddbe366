/** What the conditions of a printed plan read, in TypeScript. */
import type { Type } from "@tenet/checker";

/** The types, in TypeScript, of what conditions read here. */
export interface Reads {
  readonly it: { readonly text: string; readonly type: Type } | undefined;
  /** Sibling fields or given values, and those of the records around. */
  readonly names: Members | undefined;
}

export interface Members {
  readonly text: string;
  readonly members: ReadonlyMap<string, Type>;
  /** Fields hide names around them. */
  readonly around: Members | undefined;
}

export function typeOf(name: string, names: Members | undefined): Type | undefined {
  return names && (names.members.get(name) ?? typeOf(name, names.around));
}

/** The type of what has all the names. */
export function textOf(names: Members, read: readonly string[]): string {
  const { text, members, around } = names;
  const outer = read.filter(name => !members.has(name));
  if (!around || outer.length === 0) return text;
  return `Omit<${textOf(around, outer)}, keyof ${text}> & ${text}`;
}
