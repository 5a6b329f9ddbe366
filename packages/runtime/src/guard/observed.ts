/** A state of which some is known, or nothing: a condition that reads more is not decided here. */
import type { Misfit, Values } from "../contract.js";

export class NotObserved extends Error {
  override readonly name = "NotObserved";
}

/** One for all: whoever catches it asks for nothing but its class, and a stack for each would cost more than all else. */
const unknown = new NotObserved("the state is not known");

/** Reading a variable that is not there throws `NotObserved`. */
export function partly(state: Values): Values {
  return new Proxy(state, {
    get(known, name) {
      if (typeof name === "symbol" || Object.hasOwn(known, name)) return Reflect.get(known, name) as unknown;
      throw unknown;
    },
  });
}

export const notObserved: Values = partly({});

/** A value whose rules have no value does not fit; one whose rules read a state that is not known may. */
export function misfitWhereKnown(fit: () => Misfit | undefined): Pick<Misfit, "path" | "expected"> | undefined {
  try {
    return fit();
  } catch (error) {
    if (error instanceof NotObserved) return undefined;
    return { path: "", expected: "a value that its rules can be evaluated for" };
  }
}

/** Where in the whole. */
export function at({ path }: Pick<Misfit, "path">): string {
  return path === "" ? "" : ` at ${path.replace(/^\./, "")}`;
}
