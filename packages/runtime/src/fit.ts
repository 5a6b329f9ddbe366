/** What generated type checks and conditions call besides `values`. */
import type { Misfit, Part, Scene } from "./contract.js";
import { type Decimals, withPoints } from "./decimals.js";
import { leftOut, NotCaptured } from "./live.js";
import { distinct, isRecord } from "./values/index.js";

/** What a type check is made in. */
export interface Fitting {
  readonly scene: Scene;
  /** Whether entities must keep their Always clauses; the state's own check leaves that to the clauses themselves. */
  readonly always: boolean;
}

/** A scene with the types of one operation. */
export interface SceneOf<State, Input, Result> {
  readonly input: Input;
  readonly before: State;
  readonly after: State;
  readonly result: Result;
  readonly captured?: readonly unknown[];
}

/** The same in running code, as `LiveScene`. */
export type Live<S> = S & { readonly state: boolean };

export function misfit(path: string, expected: string, actual: unknown): Misfit {
  return { path, expected, actual };
}

/** The step of a key or an index in a misfit's path: `[2]`, `["acc_aaaaaaaa"]`. */
export function step(key: unknown): string {
  if (typeof key === "string") return `[${JSON.stringify(key)}]`;
  if (key instanceof Date) return `[${Number.isNaN(key.getTime()) ? "Invalid Date" : key.toISOString()}]`;
  // An object need not know how it is shown.
  return typeof key === "object" && key !== null ? "[…]" : `[${String(key)}]`;
}

/** The own field of that name; what an object inherits is no field. */
export function own(record: object, name: string): unknown {
  return Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : undefined;
}

/** A misfit for the first field that no type declares; a field of nothing is no field. */
export function surplus(record: object, names: readonly string[], path: string): Misfit | undefined {
  const extra = Object.keys(record).find(name => !names.includes(name) && !isNothing(own(record, name)));
  return extra === undefined
    ? undefined
    : misfit(path + step(extra), "absent, for no such field is declared", own(record, extra));
}

/** What entities have in a field of which no two may have the same, where two do; nothing is had by any number. */
export function repeated(held: Iterable<unknown>, field: string): readonly unknown[] | undefined {
  const values = [...held].filter(isRecord).map(record => own(record, field) ?? undefined);
  const given = values.filter(value => value !== undefined);
  return distinct(given) ? undefined : given;
}

/** A copy without a prototype, so that an inherited member never passes for a field; null for another object. */
export function ownFields(value: unknown): unknown {
  if (isRecord(value))
    return Object.defineProperties(Object.create(null) as object, Object.getOwnPropertyDescriptors(value));
  return typeof value === "object" && !Array.isArray(value) ? null : value;
}

/** Of those, the fields that hold something: a field of nothing is no field. */
export function givenFields(value: unknown): unknown {
  return givenFieldsOr([])(value);
}

/** The same, where some fields have a default. It stands for undefined alone, as JavaScript's own do: null stays. */
export function givenFieldsOr(defaults: readonly string[]): (value: unknown) => unknown {
  return value => {
    const fields = ownFields(value);
    if (!isRecord(fields)) return fields;
    for (const [name, held] of Object.entries(fields))
      if (held === undefined || (held === null && !defaults.includes(name))) Reflect.deleteProperty(fields, name);
    return fields;
  };
}

/** Of `null` and `undefined`, which are one. */
export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** As it is, with nothing as undefined. */
export function withoutNull<T>(value: T): Exclude<T, null> {
  return (value ?? undefined) as Exclude<T, null>;
}

/** A sub-expression and its value, which it may not have. */
export function part(text: string, read: () => unknown, decimals?: Decimals): Part {
  try {
    return { text, value: withPoints(read(), decimals) };
  } catch (error) {
    return error instanceof NotCaptured ? leftOut : { text };
  }
}

/** Whether a condition holds; one without a value does not. */
export function holds(read: () => boolean): boolean {
  try {
    return read();
  } catch {
    return false;
  }
}
