/** A call of a library function: the values of its arguments. */
import { asDouble } from "./arithmetic.js";
import type { Fail } from "./values.js";

export interface Call {
  /** Lambdas arrive as functions, regular expressions as such. */
  readonly args: readonly unknown[];
  readonly fail: Fail;
  /** Whether the numbers at hand are integers by their type. */
  readonly integral: boolean;
}

export type LibraryFunction = (call: Call) => unknown;

/** The second and the third argument as positions. */
export function bounds({ args, fail }: Call): [number, number | undefined] {
  return [asDouble(args[1], fail), args[2] === undefined ? undefined : asDouble(args[2], fail)];
}
