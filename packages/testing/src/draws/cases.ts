/** A state and a call over it. */
import fc from "fast-check";
import { Draw } from "../draw.js";
import { unusable } from "../scope.js";
import { oneKind } from "./one-kind.js";
import { raws } from "./raws.js";

export interface Case<State, Input> {
  readonly state: State;
  readonly input: Input;
}

/** States with an input that fits them. Both are drawn again, a bounded number of times, where a state offers no input. */
export function cases<State, Input>(states: Draw<State>, input: Draw<Input>): Draw<Case<State, Input>> {
  return new Draw<Case<State, Input>>(
    oneKind(raws(states.raw, input.raw)),
    ([rawState, rawInput]: [unknown, unknown], scope) => {
      const state = states.resolve(rawState, scope);
      if (state === unusable) return unusable;
      const resolved = input.resolve(rawInput, { ...scope, state: state as never });
      return resolved === unusable ? unusable : { state: state as State, input: resolved as Input };
    },
  );
}

/** For specs without state. */
export const stateless: Draw<Record<string, never>> = new Draw(fc.constant({}), () => ({}));
