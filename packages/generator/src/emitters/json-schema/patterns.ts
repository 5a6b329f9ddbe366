/** Texts on the wire, as regular expressions that ECMAScript reads with the flag `u`. */
import { patterns } from "@tenet/checker";

/** A day that exists: leap years counted. */
const day = [
  "\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))",
  "(?:\\d{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29",
].join("|");
/** Years of six digits: before 0000 and after 9999. */
const far = "[+-]\\d{6}-\\d{2}-\\d{2}";
const zone = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

export const wirePatterns = {
  date: `^(?:${day})$`,
  timestamp: `^(?:${day}|${far})T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?${zone}$`,
  uuid: patterns.uuid,
  email: patterns.email,
  unbounded: "^(?:0|-?[1-9]\\d*)$",
  bytes: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
} as const;

/** A decimal has all its places, and zero no sign. */
export function decimalPattern(places: number): string {
  return places === 0 ? wirePatterns.unbounded : `^(?!-[0.]+$)-?(?:0|[1-9]\\d*)\\.\\d{${places}}$`;
}

/** Whether the source is a pattern of JSON Schema: there are no flags there but `u`, which is always meant. */
export function isPattern(source: string, flags: string): boolean {
  if (/[^gu]/.test(flags)) return false;
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** The text as a part of a pattern. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
