/** A call of a library function: the values of its arguments. */
import { asNumeric, type Fail } from "./values.js";

export interface Call {
  /** Lambdas arrive as functions, regular expressions as such. */
  readonly args: readonly unknown[];
  readonly fail: Fail;
  /** Whether the numbers at hand are integers by their type. */
  readonly integral: boolean;
  /** Whether they are exact by their type, and therefore bigints. */
  readonly exact: boolean;
  /** Of a text: how many places its decimal has. */
  readonly places: number | undefined;
}

export type LibraryFunction = (call: Call) => unknown;

/** The second and the third argument as positions. One too large for a double is beyond every end, as any large one is. */
export function bounds({ args, fail }: Call): [number, number | undefined] {
  const position = (value: unknown) => Number(asNumeric(value, fail));
  return [position(args[1]), args[2] === undefined ? undefined : position(args[2])];
}
