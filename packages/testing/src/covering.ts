/**
 * Labels in the place of what is secret or personal: «secret 1». A long value is covered wherever it turns up. A short one,
 * such as 0 or "a", stands in many places by chance: it is covered where the spec calls it so, and in what speaks of that.
 */
import {
  coverSecrets,
  hidePlaces,
  hideSecrets,
  type KnownSecrets,
  numberSecrets,
  type Part,
  type Secret,
  type Secrets,
} from "@tenet/runtime";

/** Equal values have the same label, different ones different labels. */
export class Cover {
  private readonly all: KnownSecrets;
  /** What is no chance as a value; what is none in a text, where texts stand in quotes. */
  private readonly long: KnownSecrets;
  private readonly told: KnownSecrets;

  /** `found`: in the order of their numbers. `names`: what the places of secrets are called. */
  constructor(
    found: ReadonlyMap<unknown, Secret>,
    private readonly names: ReadonlySet<string>,
  ) {
    this.all = numberSecrets(found);
    this.long = new Map([...this.all].filter(([value]) => String(value).length > 3));
    this.told = new Map([...this.all].filter(([value]) => typeof value === "string" || String(value).length > 3));
  }

  at(value: unknown, places: Secrets | undefined): unknown {
    return hideSecrets(hidePlaces(value, places, this.all), this.long);
  }

  /** `about`: what else says which places it speaks of. */
  text(text: string, about = ""): string {
    return coverSecrets(text, this.speaks(text) || this.speaks(about) ? this.all : this.told);
  }

  part(part: Part): Part {
    if (!("value" in part)) return part;
    const { text, value } = part;
    // Earlier calls stand in texts that were made of their values.
    if (typeof value === "string" && !this.all.has(value) && this.text(value) !== value)
      return { ...part, value: this.text(value) };
    if (!this.speaks(text)) return { ...part, value: hideSecrets(this.named(value), this.long) };
    const hidden = hideSecrets(value, this.all);
    // The key of an entry says nothing of what stands there.
    const isMade = isScalar(value) && hidden === value && this.speaks(text.replace(/\[[^[\]]*\]/g, ""));
    return { ...part, value: isMade ? "«secret»" : hidden };
  }

  /** The value without what stands under such a name. */
  private named(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(item => this.named(item));
    if (value instanceof Set) return new Set([...value].map(item => this.named(item)));
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, this.named(item)]));
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const own = ([name, item]: [string, unknown]) =>
      [name, this.names.has(name) ? hideSecrets(item, this.all) : this.named(item)] as const;
    return Object.fromEntries(Object.entries(value).map(own));
  }

  private speaks(text: string): boolean {
    return (text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []).some(word => this.names.has(word));
  }
}

function isScalar(value: unknown): boolean {
  return (
    value instanceof Date ||
    (typeof value === "string" && value !== "") ||
    typeof value === "number" ||
    typeof value === "bigint"
  );
}
