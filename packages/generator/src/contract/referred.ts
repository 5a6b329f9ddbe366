import type { Type } from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import { typeText } from "../types.js";
import type { Emitter } from "./context.js";

/** The collection that a value refers to, which may be undefined, and the helper that says whether it holds one. */
export function referred(emitter: Emitter, state: string, scene: string): { collection: string; holds: string } {
  const type: Type = emitter.contract.state.find(one => one.name === state)?.type.type ?? { kind: "error" };
  const text = typeText(type, emitter.names);
  const read = `${emitter.use("own")}(${scene}.after, ${stringLiteral(state)})`;
  return {
    collection: `${read} as ${text.includes("|") ? `(${text})` : text} | undefined`,
    holds: emitter.use(emitter.expand(type).kind === "list" ? "includes" : "has"),
  };
}
