/** An expression has no value here: a missing key, a division by zero. The message says why, in plain words. */
export class Undefined extends Error {
  override readonly name = "Undefined";
}

/** Never returns; for the places where there is no value. */
export function none(reason: string): never {
  throw new Undefined(reason);
}
