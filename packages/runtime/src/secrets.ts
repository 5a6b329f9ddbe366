/** Keeps what the spec calls secret or personal out of messages, which end in logs. */
import { type Places, ShownDecimal } from "./decimals.js";
import { show } from "./show.js";
import { isRecord } from "./values/index.js";

/** `secret`: for the system alone; `personal`: about a person. */
export type Secret = "secret" | "personal";

/** Where secrets stand in a value. */
export type Secrets = Places<Secret>;

/** Values that are secret, each with what is said in its place: what it is, or `secret 2` where they are told apart. */
export type KnownSecrets = ReadonlyMap<unknown, string>;
type Gathered = Map<unknown, Secret>;

const shownAs = (label: string) => `«${label}»`;

/** `secret 1`, `secret 2`, `personal 1` in the order in which they were gathered; equal ones have the same number. */
export function numberSecrets(gathered: ReadonlyMap<unknown, Secret>): KnownSecrets {
  const numbers = new Map<string, string>();
  const counts = { secret: 0, personal: 0 };
  return new Map(
    [...gathered].map(([value, secret]) => {
      const same = identityOf(value);
      const label = numbers.get(same) ?? `${secret} ${++counts[secret]}`;
      numbers.set(same, label);
      return [value, label] as const;
    }),
  );
}

/** A moment is gathered as a number and as a text. */
function identityOf(value: unknown): string {
  if (typeof value !== "string") return String(value);
  return /^[+-]?\d+-\d\d-\d\dT[\d:.]+Z$/.test(value) ? String(Date.parse(value)) : JSON.stringify(value);
}

function keep(into: Gathered, value: unknown, secret: Secret): void {
  // What is secret anywhere is not merely personal.
  if (into.get(value) !== "secret") into.set(value, secret);
}

/** Adds the scalars at those places of the value. What is of another form than the places were said for is secret as a whole. */
export function gatherSecrets(value: unknown, places: Secrets | undefined, into: Gathered): void {
  if (places === undefined || value === undefined || value === null) return;
  if (typeof places === "string") return gatherAll(value, places, into);
  if ("either" in places) for (const one of fitting(value, places.either)) gatherSecrets(value, one, into);
  else if (!hasForm(value, places)) gatherAll(value, "secret", into);
  else if ("items" in places) for (const item of value as Iterable<unknown>) gatherSecrets(item, places.items, into);
  else if ("tuple" in places) places.tuple.forEach((one, at) => gatherSecrets((value as unknown[])[at], one, into));
  else if ("fields" in places)
    for (const [name, one] of places.fields) gatherSecrets((value as Record<string, unknown>)[name], one, into);
  else
    for (const [key, item] of entriesOf(value)) {
      gatherSecrets(key, places.keys, into);
      gatherSecrets(item, places.values, into);
    }
}

/** Of a union: what one member says does not touch values of another form. */
function fitting(value: unknown, members: readonly Secrets[]): readonly Secrets[] {
  const own = members.filter(one => typeof one === "string" || "either" in one || hasForm(value, one));
  return own.length > 0 ? own : members;
}

function hasForm(value: unknown, places: Exclude<Secrets, Secret | { either: unknown }>): boolean {
  if ("items" in places) return Array.isArray(value) || value instanceof Set;
  if ("tuple" in places) return Array.isArray(value);
  return isRecord(value) || (!("fields" in places) && value instanceof Map);
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
  const hidden = (key: unknown) => shownAs(secrets.get(key) ?? "");
  if (value instanceof Date) return secrets.has(value.getTime()) ? hidden(value.getTime()) : value;
  if (value instanceof ShownDecimal) return secrets.has(value.value) ? hidden(value.value) : value;
  if (typeof value === "string") return secrets.has(value) ? hidden(value) : withoutTexts(value, secrets);
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
  return atPlaces(value, places, (_, secret) => shownAs(secret));
}

/** A copy of the value without the secrets at those places: elsewhere an equal value stays. */
export function hidePlaces(value: unknown, places: Secrets | undefined, secrets: KnownSecrets): unknown {
  return atPlaces(value, places, one => hideSecrets(one, secrets));
}

type Leaf = (value: unknown, secret: Secret) => unknown;

function atPlaces(value: unknown, places: Secrets | undefined, leaf: Leaf): unknown {
  if (places === undefined || value === undefined || value === null) return value;
  if (typeof places === "string") return leaf(value, places);
  if ("either" in places) return places.either.reduce<unknown>((held, one) => atPlaces(held, one, leaf), value);
  if ("items" in places) {
    if (value instanceof Set)
      return new Set([...value].map((item, at) => apart(atPlaces(item, places.items, leaf), at)));
    return Array.isArray(value) ? value.map(item => atPlaces(item, places.items, leaf)) : value;
  }
  if ("tuple" in places)
    return Array.isArray(value) ? value.map((item, at) => atPlaces(item, places.tuple[at], leaf)) : value;
  if ("fields" in places) {
    const inside = new Map(places.fields);
    const field = ([name, item]: [string, unknown]) => [name, atPlaces(item, inside.get(name), leaf)] as const;
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(field)) : value;
  }
  const entries = [...entriesOf(value)].map(
    ([key, item], at) => [apart(atPlaces(key, places.keys, leaf), at), atPlaces(item, places.values, leaf)] as const,
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
  const marks = new Marks(secrets);
  const plain = [...secrets.keys()].reduce<string>((covered, secret) => {
    if (typeof secret === "string") return covered.replaceAll(JSON.stringify(secret), marks.of(secret));
    return isNumeric(secret) ? withoutNumber(covered, secret, marks.of(secret)) : covered;
  }, text);
  return marks.read(withoutLong(plain, secrets, marks));
}

/** While a text is covered, one private sign stands for each label: in a label itself, no secret is looked for. */
class Marks {
  private readonly labels: readonly string[];

  constructor(private readonly secrets: KnownSecrets) {
    this.labels = [...new Set(secrets.values())];
  }

  of(secret: unknown): string {
    const at = this.labels.indexOf(this.secrets.get(secret) ?? "");
    return String.fromCodePoint(firstMark + (at % mostMarks));
  }

  read(text: string): string {
    return text.replace(/[\u{f0000}-\u{ffffd}]/gu, sign => {
      const label = this.labels[sign.codePointAt(0)! - firstMark];
      return label === undefined ? sign : shownAs(label);
    });
  }
}

const firstMark = 0xf0000;
const mostMarks = 0xfffe;

const isNumeric = (secret: unknown): secret is number | bigint =>
  typeof secret === "number" || typeof secret === "bigint";

function withoutNumber(text: string, secret: number | bigint, mark: string): string {
  return text.replace(new RegExp(`(?<![\\w.])${digitsOf(secret)}(?![\\w.])`, "g"), mark);
}

/** -1234 as it is, and as -12.34 or -0.001234. */
function digitsOf(secret: number | bigint): string {
  const written = String(secret);
  if (!/^-?\d+$/.test(written)) return written.replace(/[.+]/g, "\\$&");
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(written) ?? [];
  return `${sign}(?:0\\.0*)?${[...digits].join("\\.?")}`;
}

function withoutTexts(text: string, secrets: KnownSecrets): string {
  const marks = new Marks(secrets);
  return marks.read(withoutLong(text, secrets, marks));
}

/** Short texts and numbers stand in others by chance. */
function withoutLong(text: string, secrets: KnownSecrets, marks: Marks): string {
  const long = [...secrets.keys()].filter((one): one is string => typeof one === "string" && one.length > 3);
  // One may stand inside another.
  const longest = long.sort((a, b) => b.length - a.length);
  const whole = longest.reduce(
    (covered, secret) => writings(secret).reduce((rest, one) => rest.replaceAll(one, marks.of(secret)), covered),
    text,
  );
  const numbers = [...secrets.keys()].filter(isNumeric).filter(one => String(one).length > 3);
  const plain = numbers.reduce<string>((rest, one) => withoutNumber(rest, one, marks.of(one)), whole);
  if (!cutShort.test(plain)) return plain;
  return longest.reduce((covered, secret) => withoutBeginning(covered, secret, marks.of(secret)), plain);
}

/** Where a text was cut short, such a sign stands in place of the rest. */
const cutShort = /(…|\.\.\.)/;

/** As it is, as JSON has it, also inside of other JSON, as an address has it. */
function writings(secret: string): readonly string[] {
  const once = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(once).slice(1, -1);
  const isText = !/\p{Surrogate}/u.test(secret);
  return [...new Set([secret, once, twice, isText ? encodeURIComponent(secret) : secret])];
}

function withoutBeginning(text: string, secret: string, label: string): string {
  return text
    .split(cutShort)
    .map((part, at, parts) =>
      at % 2 === 1 || at === parts.length - 1 ? part : withoutEnd(part, writings(secret), label),
    )
    .join("");
}

function withoutEnd(part: string, ways: readonly string[], label: string): string {
  for (const written of ways)
    for (let length = Math.min(written.length - 1, part.length); length > 3; length--)
      if (part.endsWith(written.slice(0, length))) return part.slice(0, -length) + label;
  return part;
}
