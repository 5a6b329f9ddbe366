/** The part of JavaScript's regular expressions that texts can be built from. */
import { anyPoint, classOf, eitherCase, except, propertyOf, type Range, type Ranges, union } from "./ranges.js";

export type Syntax =
  | { readonly kind: "set"; readonly ranges: Ranges }
  | { readonly kind: "sequence"; readonly items: readonly Syntax[] }
  | { readonly kind: "either"; readonly of: readonly Syntax[] }
  | { readonly kind: "repeat"; readonly of: Syntax; readonly min: number; readonly max: number }
  | { readonly kind: "ahead" | "behind"; readonly of: Syntax; readonly negated: boolean }
  | { readonly kind: "start" }
  | { readonly kind: "end" };

/** What texts are not built from: back references, word boundaries, looking behind in the middle. */
export class Unsupported extends Error {}

/** Throws Unsupported. */
export function parsePattern(pattern: RegExp): Syntax {
  if (/[mv]/.test(pattern.flags)) throw new Unsupported();
  const parser = new Parser([...pattern.source], pattern.flags);
  const found = parser.alternatives();
  if (!parser.isDone) throw new Unsupported();
  return found;
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

class Parser {
  private at = 0;

  constructor(
    private readonly text: readonly string[],
    private readonly flags: string,
  ) {}

  get isDone(): boolean {
    return this.at === this.text.length;
  }

  alternatives(): Syntax {
    const of = [this.sequence()];
    while (this.take("|")) of.push(this.sequence());
    return of.length === 1 ? of[0]! : { kind: "either", of };
  }

  private sequence(): Syntax {
    const items: Syntax[] = [];
    while (!this.isDone && this.next !== "|" && this.next !== ")") items.push(this.quantified(this.atom()));
    return { kind: "sequence", items };
  }

  private atom(): Syntax {
    const character = this.text[this.at++]!;
    switch (character) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "set", ranges: anyPoint(this.flags.includes("s")) };
      case "(":
        return this.group();
      case "[":
        return this.set(this.bracketed());
      case "\\":
        return this.set(this.escaped(false));
      default:
        return this.set([point(character)]);
    }
  }

  private set(ranges: Ranges): Syntax {
    return { kind: "set", ranges: this.flags.includes("i") ? eitherCase(ranges) : ranges };
  }

  private group(): Syntax {
    const look = this.takeAny("?=", "?!", "?<=", "?<!");
    if (!look && !this.take("?:") && this.take("?<")) while (this.text[this.at++] !== ">") this.mustGoOn();
    const of = this.alternatives();
    if (!this.take(")")) throw new Unsupported();
    return look ? { kind: look.includes("<") ? "behind" : "ahead", of, negated: look.endsWith("!") } : of;
  }

  private quantified(of: Syntax): Syntax {
    const counts = this.counts();
    if (!counts) return of;
    this.take("?");
    return { kind: "repeat", of, min: counts[0], max: counts[1] };
  }

  private counts(): readonly [number, number] | undefined {
    if (this.take("*")) return [0, Infinity];
    if (this.take("+")) return [1, Infinity];
    if (this.take("?")) return [0, 1];
    const found = /^\{(\d+)(,(\d*))?\}/.exec(this.text.slice(this.at, this.at + 20).join(""));
    if (!found) return undefined;
    this.at += found[0].length;
    const min = Number(found[1]);
    return [min, found[2] === undefined ? min : found[3] ? Number(found[3]) : Infinity];
  }

  private bracketed(): Ranges {
    const negated = this.take("^");
    let set: Ranges = [];
    while (!this.take("]")) {
      const first = this.member();
      const low = only(first);
      if (low === undefined || this.next !== "-" || this.text[this.at + 1] === "]") set = union(set, first);
      else {
        this.at++;
        const high = only(this.member());
        if (high === undefined) throw new Unsupported();
        set = union(set, [[low, high]]);
      }
    }
    if (negated) return except(this.flags.includes("i") ? eitherCase(set) : set);
    return set;
  }

  private member(): Ranges {
    this.mustGoOn();
    const character = this.text[this.at++]!;
    return character === "\\" ? this.escaped(true) : [point(character)];
  }

  private escaped(inSet: boolean): Ranges {
    this.mustGoOn();
    const letter = this.text[this.at++]!;
    const named = classOf(letter);
    if (named) return named;
    if (letter === "p" || letter === "P") return this.property(letter === "P");
    if (letter in controls && !/\d/.test(this.next ?? "")) return [[controls[letter]!, controls[letter]!]];
    if (letter === "b" && inSet) return [[8, 8]];
    if (letter === "x") return this.hex(/^([0-9a-fA-F]{2})/);
    if (letter === "u") return this.hex(/^\{([0-9a-fA-F]+)\}/, /^([0-9a-fA-F]{4})/);
    if (/[a-zA-Z0-9]/.test(letter)) throw new Unsupported();
    return [point(letter)];
  }

  private property(negated: boolean): Ranges {
    const found = /^\{[^}]*\}/.exec(this.text.slice(this.at, this.at + 60).join(""));
    const ranges = found && propertyOf(`\\p${found[0]}`);
    if (!found || !ranges) throw new Unsupported();
    this.at += found[0].length;
    return negated ? except(ranges) : ranges;
  }

  private hex(...forms: readonly RegExp[]): Ranges {
    const rest = this.text.slice(this.at, this.at + 12).join("");
    for (const form of forms) {
      const found = form.exec(rest);
      if (!found) continue;
      this.at += found[0].length;
      const code = Number.parseInt(found[1]!, 16);
      if (code >= 0xd800 && code <= 0xdfff) throw new Unsupported();
      return [[code, code]];
    }
    throw new Unsupported();
  }

  private get next(): string | undefined {
    return this.text[this.at];
  }

  private mustGoOn(): void {
    if (this.isDone) throw new Unsupported();
  }

  private take(word: string): boolean {
    return this.takeAny(word) !== undefined;
  }

  private takeAny(...words: readonly string[]): string | undefined {
    const found = words.find(word => this.text.slice(this.at, this.at + word.length).join("") === word);
    this.at += found?.length ?? 0;
    return found;
  }
}

const point = (character: string): Range => [character.codePointAt(0)!, character.codePointAt(0)!];

/** The one code point of a set of one. */
function only(set: Ranges): number | undefined {
  return set.length === 1 && set[0]![0] === set[0]![1] ? set[0]![0] : undefined;
}
