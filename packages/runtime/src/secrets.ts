/** Keeps what the spec calls secret or personal out of messages, which end in logs. */
import { type Places, ShownDecimal } from "./decimals.js";
import { show } from "./show.js";
import { isRecord } from "./values/index.js";

/** `secret`: for the system alone; `personal`: about a person. */
export type Secret = "secret" | "personal";

/** Where secrets stand in a value. */
export type Secrets = Places<Secret>;

/** Values that are secret, each with what it is. */
export type KnownSecrets = ReadonlyMap<unknown, Secret>;
type Gathered = Map<unknown, Secret>;

const shownAs = (secret: Secret) => `«${secret}»`;

function labelOf(secrets: KnownSecrets, value: unknown): string {
  return shownAs(secrets.get(value) ?? "secret");
}

function keep(into: Gathered, value: unknown, secret: Secret): void {
  // What is secret anywhere is not merely personal.
  if (into.get(value) !== "secret") into.set(value, secret);
}

/** Adds the scalars at those places of the value. */
export function gatherSecrets(value: unknown, places: Secrets | undefined, into: Gathered): void {
  if (places === undefined || value === undefined || value === null) return;
  if (typeof places === "string") return gatherAll(value, places, into);
  if ("either" in places) for (const one of places.either) gatherSecrets(value, one, into);
  else if ("items" in places) {
    if (Array.isArray(value) || value instanceof Set) for (const item of value) gatherSecrets(item, places.items, into);
  } else if ("tuple" in places) {
    if (Array.isArray(value)) places.tuple.forEach((one, at) => gatherSecrets(value[at], one, into));
  } else if ("fields" in places) {
    if (isRecord(value)) for (const [name, one] of places.fields) gatherSecrets(value[name], one, into);
  } else
    for (const [key, item] of entriesOf(value)) {
      gatherSecrets(key, places.keys, into);
      gatherSecrets(item, places.values, into);
    }
}

function entriesOf(value: unknown): Iterable<readonly [unknown, unknown]> {
  return value instanceof Map ? value : isRecord(value) ? Object.entries(value) : [];
}

/** Everything inside a secret is one; true, false and the empty text give nothing away. */
function gatherAll(value: unknown, secret: Secret, into: Gathered): void {
  if (value === undefined || value === null || typeof value === "boolean" || value === "") return;
  if (value instanceof Date) {
    keep(into, value.getTime(), secret);
    if (!Number.isNaN(value.getTime())) keep(into, value.toISOString(), secret);
  } else if (value instanceof Uint8Array) keep(into, show(value, Number.POSITIVE_INFINITY), secret);
  else if (typeof value !== "object") keep(into, value, secret);
  else if (Array.isArray(value) || value instanceof Set) for (const item of value) gatherAll(item, secret, into);
  else
    for (const [key, item] of entriesOf(value)) {
      if (value instanceof Map) gatherAll(key, secret, into);
      gatherAll(item, secret, into);
    }
}

/** A copy of the value, to be shown, without the secrets. */
export function hideSecrets(value: unknown, secrets: KnownSecrets): unknown {
  const inside = (each: unknown) => hideSecrets(each, secrets);
  const hidden = (key: unknown) => labelOf(secrets, key);
  if (value instanceof Date) return secrets.has(value.getTime()) ? hidden(value.getTime()) : value;
  if (value instanceof ShownDecimal) return secrets.has(value.value) ? hidden(value.value) : value;
  if (typeof value === "string") return secrets.has(value) ? hidden(value) : withoutLong(value, secrets);
  if (typeof value !== "object" || value === null) return secrets.has(value) ? hidden(value) : value;
  if (value instanceof Uint8Array) {
    const shown = show(value, Number.POSITIVE_INFINITY);
    return secrets.has(shown) ? hidden(shown) : value;
  }
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Set) return new Set([...value].map(inside));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [inside(key), inside(item)]));
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [inside(name), inside(item)]))
    : value;
}

/** A copy of the value in which nothing stands at those places, whatever it is. */
export function withoutPlaces(value: unknown, places: Secrets | undefined): unknown {
  if (places === undefined || value === undefined || value === null) return value;
  if (typeof places === "string") return shownAs(places);
  if ("either" in places) return places.either.reduce(withoutPlaces, value);
  if ("items" in places) {
    if (value instanceof Set)
      return new Set([...value].map((item, at) => apart(withoutPlaces(item, places.items), at)));
    return Array.isArray(value) ? value.map(item => withoutPlaces(item, places.items)) : value;
  }
  if ("tuple" in places)
    return Array.isArray(value) ? value.map((item, at) => withoutPlaces(item, places.tuple[at])) : value;
  if ("fields" in places) {
    const inside = new Map(places.fields);
    const field = ([name, item]: [string, unknown]) => [name, withoutPlaces(item, inside.get(name))] as const;
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(field)) : value;
  }
  const entries = [...entriesOf(value)].map(
    ([key, item], at) => [apart(withoutPlaces(key, places.keys), at), withoutPlaces(item, places.values)] as const,
  );
  if (value instanceof Map) return new Map(entries);
  return isRecord(value) ? Object.fromEntries(entries as (readonly [string, unknown])[]) : value;
}

/** Hidden keys stay as many as they were. */
function apart(hidden: unknown, at: number): unknown {
  return hidden === shownAs("secret") || hidden === shownAs("personal") ? `${hidden} ${at + 1}` : hidden;
}

/** A text that was made of values, without the secrets: texts stand in it in quotes, decimals with their points. */
export function coverSecrets(text: string, secrets: KnownSecrets): string {
  const plain = [...secrets.keys()].reduce<string>((covered, secret) => {
    if (typeof secret === "string") return covered.replaceAll(JSON.stringify(secret), () => labelOf(secrets, secret));
    return isNumeric(secret) ? withoutNumber(covered, secret, labelOf(secrets, secret)) : covered;
  }, text);
  return withoutLong(plain, secrets);
}

const isNumeric = (secret: unknown): secret is number | bigint =>
  typeof secret === "number" || typeof secret === "bigint";

function withoutNumber(text: string, secret: number | bigint, label: string): string {
  return text.replace(new RegExp(`(?<![\\w.])${digitsOf(secret)}(?![\\w.])`, "g"), label);
}

/** -1234 as it is, and as -12.34 or -0.001234. */
function digitsOf(secret: number | bigint): string {
  const written = String(secret);
  if (!/^-?\d+$/.test(written)) return written.replace(/[.+]/g, "\\$&");
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(written) ?? [];
  return `${sign}(?:0\\.0*)?${[...digits].join("\\.?")}`;
}

/** Short texts and numbers stand in others by chance. */
function withoutLong(text: string, secrets: KnownSecrets): string {
  const long = [...secrets.keys()].filter((one): one is string => typeof one === "string" && one.length > 3);
  // One may stand inside another.
  const longest = long.sort((a, b) => b.length - a.length);
  const whole = longest.reduce((covered, secret) => {
    const label = labelOf(secrets, secret);
    return writings(secret).reduce((rest, written) => rest.replaceAll(written, label), covered);
  }, text);
  const numbers = [...secrets.keys()].filter(isNumeric).filter(one => String(one).length > 3);
  const plain = numbers.reduce<string>((rest, one) => withoutNumber(rest, one, labelOf(secrets, one)), whole);
  // Where a text was cut short, `…` stands in place of the rest.
  if (!plain.includes("…")) return plain;
  return longest.reduce((covered, secret) => withoutBeginning(covered, secret, labelOf(secrets, secret)), plain);
}

/** As it is, as JSON has it, also inside of other JSON, as an address has it. */
function writings(secret: string): readonly string[] {
  const once = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(once).slice(1, -1);
  const isText = !/\p{Surrogate}/u.test(secret);
  return [...new Set([secret, once, twice, isText ? encodeURIComponent(secret) : secret])];
}

function withoutBeginning(text: string, secret: string, label: string): string {
  return text
    .split("…")
    .map((part, at, parts) => (at === parts.length - 1 ? part : withoutEnd(part, writings(secret), label)))
    .join("…");
}

function withoutEnd(part: string, ways: readonly string[], label: string): string {
  for (const written of ways)
    for (let length = Math.min(written.length - 1, part.length); length > 3; length--)
      if (part.endsWith(written.slice(0, length))) return part.slice(0, -length) + label;
  return part;
}
