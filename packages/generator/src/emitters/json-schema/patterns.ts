/** Texts on the wire, as regular expressions that ECMAScript reads with the flag `u`. */
import { patterns } from "@tenet/checker";

/** The days of every year; a leap year's last two digits, and the two before them, say that it is one. */
const common =
  "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])";
const leap = "(?:\\d{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
/** Years of six digits, as far as moments reach; of the first and the last one, what they reach of it, in UTC. */
const far = [
  "\\+(?:[01]|2[0-6]|27[0-4]|275[0-6]|2757[0-5])|-(?!000000)(?:[01]|2[0-6]|270|271[0-7]|2718[01]|271820)",
  "\\+275760-(?:0[1-8]|09-(?:0|1[0-2])).*Z|\\+275760-09-13T00:00:00(?:\\.0+)?Z|-271821-(?:04-[23]|0[5-9]|1).*Z",
].join("|");
const day = `(?:\\d{4}|[+-]\\d{6})-(?:${common})|(?:[+-]\\d{2})?${leap}`;
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?";
const zone = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";

export const wirePatterns = {
  /** A day that exists. */
  date: `^(?:\\d{4}-(?:${common})|${leap})$`,
  timestamp: `^(?=\\d|${far})(?:${day})T${time}${zone}$`,
  uuid: patterns.uuid,
  email: patterns.email,
  unbounded: "^(?:0|-?[1-9]\\d*)$",
  bytes: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$",
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
