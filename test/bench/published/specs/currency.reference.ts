/** How amounts are written: digits, groups and patterns. */

/** Digits, a point and the places, with a minus sign: -1234 with 2 places is `-12.34`. */
export function plain(units: number, places: number): string {
  return `${units < 0 ? "-" : ""}${written(units, places, whole => whole, ".")}`;
}

/** Without a sign, in groups of three digits: 123456 with 2 places is `1,234.56`. */
export function grouped(units: number, places: number, separator: string, decimal: string): string {
  return written(units, places, whole => groups(whole, 3).join(separator), decimal);
}

/** Without a sign; the last group has three digits, the others have two: `10,00,000.00`. */
export function vedic(units: number, places: number, separator: string, decimal: string): string {
  const inGroups = (whole: string) => [...groups(whole.slice(0, -3), 2), whole.slice(-3)].join(separator);
  return written(units, places, inGroups, decimal);
}

/** The pattern with the symbol for `!` and the text for `#`. */
export function filled(pattern: string, symbol: string, text: string): string {
  return [...pattern].map(mark => (mark === "!" ? symbol : mark === "#" ? text : mark)).join("");
}

/** The number that the digits of a text make up, negative where a minus sign stands in it. */
export function digits(text: string): number {
  const size = Number(text.replace(/[^0-9]/g, ""));
  return text.includes("-") && size > 0 ? -size : size;
}

function written(units: number, places: number, inGroups: (whole: string) => string, decimal: string): string {
  const all = String(Math.abs(units)).padStart(places + 1, "0");
  const whole = inGroups(all.slice(0, all.length - places));
  return places === 0 ? whole : whole + decimal + all.slice(all.length - places);
}

/** Groups of so many digits, counted from the end. */
function groups(whole: string, size: number): string[] {
  const found: string[] = [];
  for (let end = whole.length; end > 0; end -= size) found.unshift(whole.slice(Math.max(0, end - size), end));
  return found;
}
