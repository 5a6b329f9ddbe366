/** Errors as a guard shows them. */
import type { KnownSecrets } from "../secrets.js";
import { shownError as shown } from "../shown-error.js";
import { EventMisfit } from "./events.js";
import { PortTrouble, Refused } from "./refused.js";

export { framesOf, hidden } from "../shown-error.js";

/** Our own, of which the messages hold no values. */
export const isOwn = (error: Error): boolean =>
  error instanceof PortTrouble || error instanceof Refused || error instanceof EventMisfit;

export function shownError(
  error: Error,
  known: KnownSecrets,
  isWithheld: boolean,
  inside: (each: unknown) => unknown,
): Error {
  return shown(error, known, isWithheld, inside, isOwn);
}
