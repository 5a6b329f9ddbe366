/** What RFC 9562 says of UUIDs, in trusted code that only the search calls. */
import { createHash } from "node:crypto";

/** Milliseconds from the beginning of the Gregorian calendar, 1582-10-15, to that of the Unix epoch. */
const gregorian = 12_219_292_800_000n;

const hex = (octets: readonly number[]) => octets.map(octet => octet.toString(16).padStart(2, "0")).join("");

const number = (digits: string) => BigInt(`0x${digits}`);

/** The hex pairs of a UUID's text from left to right. */
export function octetsOf(text: string): number[] {
  const digits = text.replaceAll("-", "");
  return Array.from({ length: digits.length / 2 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}

/** Sixteen octets as text. */
export function textOf(octets: readonly number[]): string {
  const digits = hex(octets);
  const ends = [0, 8, 12, 16, 20, 32];
  return ends
    .slice(1)
    .map((end, at) => digits.slice(ends[at], end))
    .join("-");
}

/** The number of the version: the first digit of the third group. */
export function versionOf(text: string): number {
  return Number.parseInt(text[14]!, 16);
}

/** Sixteen octets with the bits of version and variant set, RFC 9562, sections 4.1 and 4.2. */
export function stamped(octets: readonly number[], version: number): string {
  return textOf(
    octets.map((octet, at) => (at === 6 ? (octet & 0x0f) | (version << 4) : at === 8 ? (octet & 0x3f) | 0x80 : octet)),
  );
}

/** The whole UUID of version 1 or 6, RFC 9562, sections 5.1 and 5.6; `ticks` are those of 100 nanoseconds. */
export function timeBased(
  version: number,
  msecs: number,
  ticks: number,
  clockseq: number,
  node: readonly number[],
): string {
  const time = ((BigInt(msecs) + gregorian) * 10_000n + BigInt(ticks)).toString(16).padStart(15, "0");
  const fields =
    version === 1
      ? `${time.slice(7)}${time.slice(3, 7)}1${time.slice(0, 3)}`
      : `${time.slice(0, 12)}6${time.slice(12)}`;
  return textOf(octetsOf(`${fields}${(clockseq | 0x8000).toString(16)}${hex(node)}`));
}

function ticksOf(text: string): bigint {
  const digits = text.replaceAll("-", "");
  const time =
    versionOf(text) === 1
      ? `${digits.slice(13, 16)}${digits.slice(8, 12)}${digits.slice(0, 8)}`
      : `${digits.slice(0, 12)}${digits.slice(13, 16)}`;
  return number(time) - gregorian * 10_000n;
}

/** The milliseconds since 1970 in a UUID of version 1, 6 or 7. */
export function msecsOf(text: string): number {
  if (versionOf(text) === 7) return Number(number(text.replaceAll("-", "").slice(0, 12)));
  const ticks = ticksOf(text);
  return Number((ticks - (((ticks % 10_000n) + 10_000n) % 10_000n)) / 10_000n);
}

/** What a UUID of version 1 or 6 has beyond the millisecond, in ticks of 100 nanoseconds. */
export function beyondOf(text: string): number {
  return Number(((ticksOf(text) % 10_000n) + 10_000n) % 10_000n);
}

/** The clock sequence of a UUID of version 1 or 6. */
export function clockseqOf(text: string): number {
  return Number.parseInt(text.slice(19, 23), 16) & 0x3fff;
}

/** The last six octets. */
export function nodeOf(text: string): number[] {
  return octetsOf(text).slice(10);
}

/** The octets of a text in UTF-8. */
export function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

/** A UUID of version 3 or 5, RFC 9562, sections 5.3 and 5.5. */
export function nameBased(version: number, name: readonly number[], namespace: string): string {
  const hash = createHash(version === 3 ? "md5" : "sha1");
  return stamped(
    [
      ...hash
        .update(Uint8Array.from([...octetsOf(namespace), ...name]))
        .digest()
        .subarray(0, 16),
    ],
    version,
  );
}
