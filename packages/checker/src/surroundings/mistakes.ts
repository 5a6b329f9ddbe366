import { type Context, errors } from "../context.js";

/** Whether something in the spec could not be read or has no meaning, so that what seems to be missing may be there. */
export function hasMistakes(context: Context): boolean {
  return errors(context) > 0 || context.spec.lines.includes("diagnosed");
}
