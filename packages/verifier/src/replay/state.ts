/** The state that a call began from, as a line gives it. */
import { type Contract, conforms, environment } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { UnreadableLine } from "./recorded.js";

/** Throws an `UnreadableLine` where a state variable is given a value that is not of its type. */
export type StateCheck = (before: Values) => void;

/** Rules are promises, and judged; what is not even of the type was recorded wrongly, and nothing can be said of it. */
export function stateCheck(contract: Contract): StateCheck {
  const bare: Contract = { ...contract, ...withoutRules({ types: contract.types, state: contract.state }) };
  const env = environment(bare, { input: {}, before: {}, after: {}, result: undefined });
  return before => {
    for (const { name, type } of bare.state) {
      const misfit = Object.hasOwn(before, name) ? conforms(before[name], type, env, { invariants: false }) : undefined;
      if (misfit !== undefined)
        throw new UnreadableLine(
          `The state "before" does not fit its type: ${name}${withoutKeys(misfit.path)} (expected: ${misfit.expected}).`,
        );
    }
  };
}

/** Keys of maps are values of the line, which may be secret. */
const withoutKeys = (path: string): string => path.replace(/\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]/g, "[…]");

function withoutRules<T>(part: T): T {
  if (Array.isArray(part)) return part.map(withoutRules) as T;
  if (typeof part !== "object" || part === null) return part;
  const isRuled = "type" in part && "rules" in part;
  const entries = Object.entries(part).map(([name, inner]) => [
    name,
    isRuled && name === "rules" ? [] : withoutRules(inner),
  ]);
  return Object.fromEntries(entries) as T;
}
