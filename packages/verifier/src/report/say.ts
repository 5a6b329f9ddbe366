import { diagnose, type Params } from "@tenet/diagnostics";
import { type Code, catalogue } from "../messages.embedded.js";

/** The sentence of a message, as a verdict's reason. */
export function say(code: Code, params: Params = {}): string {
  return diagnose(catalogue, code, { path: "" }, { start: 0, end: 0 }, { params }).message;
}
