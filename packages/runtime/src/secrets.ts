/** Keeps what the spec calls secret out of messages, which end in logs. */
import { type Places, ShownDecimal } from "./decimals.js";
import { isRecord } from "./values/index.js";

/** Where secrets stand in a value. */
export type Secrets = Places<"secret">;

const shown = "«secret»";

/** Adds the scalars at those places of the value. */
export function gatherSecrets(value: unknown, places: Secrets | undefined, into: Set<unknown>): void {
  if (places === undefined || value === undefined || value === null) return;
  if (places === "secret") return gatherAll(value, into);
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
function gatherAll(value: unknown, into: Set<unknown>): void {
  if (value === undefined || value === null || typeof value === "boolean" || value === "") return;
  if (value instanceof Date) into.add(value.getTime());
  else if (typeof value !== "object") into.add(value);
  else if (Array.isArray(value) || value instanceof Set) for (const item of value) gatherAll(item, into);
  else for (const [key, item] of entriesOf(value)) value instanceof Map && gatherAll(key, into), gatherAll(item, into);
}

/** A copy of the value, to be shown, without the secrets; `instead` stands where a whole scalar is one. */
export function hideSecrets(value: unknown, secrets: ReadonlySet<unknown>, instead = shown): unknown {
  const inside = (each: unknown) => hideSecrets(each, secrets, instead);
  if (value instanceof Date) return secrets.has(value.getTime()) ? instead : value;
  if (value instanceof ShownDecimal) return secrets.has(value.value) ? instead : value;
  if (typeof value === "string") return secrets.has(value) ? instead : withoutLong(value, secrets);
  if (typeof value !== "object" || value === null) return secrets.has(value) ? instead : value;
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Set) return new Set([...value].map(inside));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [inside(key), inside(item)]));
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item)]))
    : value;
}

/** A text that was made of values, without the secrets: texts stand in it in quotes, decimals with their points. */
export function coverSecrets(text: string, secrets: ReadonlySet<unknown>): string {
  const plain = [...secrets].reduce<string>((covered, secret) => {
    if (typeof secret === "string") return covered.replaceAll(JSON.stringify(secret), shown);
    return typeof secret === "number" || typeof secret === "bigint"
      ? covered.replace(new RegExp(`(?<![\\w.])${digitsOf(secret)}(?![\\w.])`, "g"), shown)
      : covered;
  }, text);
  return withoutLong(plain, secrets);
}

/** -1234 as it is, and as -12.34 or -0.001234. */
function digitsOf(secret: number | bigint): string {
  const written = String(secret);
  if (!/^-?\d+$/.test(written)) return written.replace(/[.+]/g, "\\$&");
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(written) ?? [];
  return `${sign}(?:0\\.0*)?${[...digits].join("\\.?")}`;
}

/** Short texts stand in others by chance. */
function withoutLong(text: string, secrets: ReadonlySet<unknown>): string {
  const long = [...secrets].filter((one): one is string => typeof one === "string" && one.length > 3);
  return long.reduce((covered, secret) => covered.replaceAll(secret, shown), text);
}
