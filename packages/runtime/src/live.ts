/** In running code nobody copies the state before a call: what is needed of it is captured, one value for each expression. */
import type { Part, Scene, Values } from "./contract.js";

/** Generated code and its caller may hold two copies of this module. */
const lost: unique symbol = Symbol.for("tenet.not-captured") as never;
const empty: unique symbol = Symbol.for("tenet.no-value") as never;

function isBranded(value: unknown, brand: symbol): boolean {
  return typeof value === "object" && value !== null && brand in value;
}

/** Something read the state before a call, and it was not captured. */
export class NotCaptured extends Error {
  override readonly name = "NotCaptured";
  readonly [lost] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isBranded(value, lost);
  }
}

/** Stands in `captured` for an expression that had no value before the call. */
export class NoValue {
  readonly [empty] = true;

  static [Symbol.hasInstance](value: unknown): value is NoValue {
    return isBranded(value, empty);
  }

  constructor(readonly error: unknown) {}
}

/** The captured value of that index; throws where the expression had none, as it would have. */
export function captured(scene: Scene, index: number): unknown {
  const value = scene.captured?.[index];
  if (value instanceof NoValue) throw value.error;
  return value;
}

function refuse(): never {
  throw new NotCaptured("the state before the call was not kept");
}

/** Stands for the state before the call once the call has begun. */
export const notKept: Values = new Proxy(Object.freeze({}), { get: refuse, has: refuse, ownKeys: refuse });

/** In place of a part that would have to read what was not captured. */
export const leftOut: Part = { text: "" };

export function isLeftOut(part: Part): boolean {
  return part.text === "" && !("value" in part);
}
