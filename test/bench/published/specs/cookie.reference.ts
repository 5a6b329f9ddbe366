/** What RFC 6265 and JavaScript's global functions say of cookies. */

interface Pair {
  name: string;
  value: string;
}

/** RFC 6265, section 5.2: parts between semicolons, divided by the first "=", without the blanks around them. */
export function cookieOf(header: string): Pair & { attributes: Pair[] } {
  const [first, ...attributes] = header.split(";").map(divided);
  return { name: first!.name, value: first!.value, attributes };
}

function divided(part: string): Pair {
  const at = part.indexOf("=");
  if (at < 0) return { name: trimmed(part), value: "" };
  return { name: trimmed(part.slice(0, at)), value: trimmed(part.slice(at + 1)) };
}

export function trimmed(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, "");
}

export function encoded(value: string): string {
  return encodeURIComponent(value);
}

export function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

export function secondsIn(date: string): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? -1 : Math.floor(time / 1000);
}
