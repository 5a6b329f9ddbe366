/** What cannot leave its process: functions come in as descriptions, opaque values go out as tokens and come back. */
import { type FunctionDescription, functionOf } from "@tenet/runtime";
import { append, define, hasOwn } from "./primordials.js";

const token = "handle of the implementation";

/** The opaque values that the implementation handed out in the case at hand. A token is the place in the list. */
export class Handles {
  private natives: unknown[] = [];

  /** A new case: the handles of the last one mean nothing any more. */
  forget(): void {
    this.natives = [];
  }

  /** The same token for the same value. */
  out(native: unknown): unknown {
    if (native === undefined || native === null) return native;
    let at = 0;
    while (at < this.natives.length && this.natives[at] !== native) at++;
    if (at === this.natives.length) append(this.natives, native);
    const made = {};
    define(made, token, at + 1);
    return made;
  }

  in(value: unknown): unknown {
    if (typeof value !== "object" || value === null || !hasOwn(value, token)) return value;
    return this.natives[(value as Record<string, number>)[token]! - 1];
  }
}

/** The function that a description stands for. */
export function functionIn(value: unknown): unknown {
  return typeof value === "object" && value !== null ? functionOf(value as FunctionDescription) : value;
}
