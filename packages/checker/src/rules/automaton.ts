import type { Piece } from "./pattern.js";

/**
 * A pattern as an automaton without empty steps: one position for each place where a character is matched.
 * `follow` counts the ways from one position to the next: `(a+)+` leads from its `a` back to it in two.
 */
export interface Automaton {
  readonly characters: readonly ReadonlySet<string>[];
  readonly follow: readonly ReadonlyMap<number, number>[];
  /** Positions behind which the pattern has matched, whatever follows in the text. */
  readonly matched: ReadonlySet<number>;
}

type Ways = ReadonlyMap<number, number>;

interface Part {
  readonly first: Ways;
  readonly last: Ways;
  /** The ways to match no text. */
  readonly empty: number;
}

/** More positions than this are not looked at. */
const MOST_POSITIONS = 300;

/** A bounded repetition is no loop; of a long one, so many rounds show how it goes together with what is around. */
const MOST_ROUNDS = 12;

const none: Part = { first: new Map(), last: new Map(), empty: 1 };

/** Undefined for a pattern that is too large, or in which something other than characters decides (`\1`). */
export function automatonOf(piece: Piece, flags: string): Automaton | undefined {
  const builder = new Builder(flags);
  const anchored = beginsAtStart(piece);
  // A search tries every place: as if any text could stand before.
  const lead: Piece = { kind: "repeat", body: { kind: "character", source: "[^]" }, low: 0, high: Infinity };
  const whole = builder.part(anchored ? piece : { kind: "sequence", items: [lead, piece] });
  if (builder.failed) return undefined;
  return {
    characters: builder.characters,
    follow: builder.follow,
    matched: new Set(builder.conditional ? [] : whole.last.keys()),
  };
}

function beginsAtStart(piece: Piece): boolean {
  if (piece.kind === "choice") return piece.options.every(beginsAtStart);
  return (
    piece.kind === "start" ||
    (piece.kind === "sequence" && piece.items[0] !== undefined && beginsAtStart(piece.items[0]))
  );
}

class Builder {
  readonly characters: ReadonlySet<string>[] = [];
  readonly follow: Map<number, number>[] = [];
  failed = false;
  /** Something other than the next character decides somewhere, such as where the text ends. */
  conditional = false;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly flags: string) {}

  part(piece: Piece): Part {
    switch (piece.kind) {
      case "character":
        return this.position(this.samplesOf(piece.source));
      case "end":
        this.conditional = true;
        return none;
      case "nothing":
        this.conditional = true;
        // What is looked at ahead or behind is matched on its own.
        if (piece.body) this.part(piece.body);
        return none;
      case "sequence":
        return piece.items
          .map(item => () => this.part(item))
          .reduce((before, next) => this.joined(before, next()), none);
      case "choice":
        return piece.options.map(option => this.part(option)).reduce(either);
      case "repeat":
        return this.repeated(piece);
      case "anything":
        this.failed = true;
        return none;
      default:
        return none;
    }
  }

  private position(characters: ReadonlySet<string>): Part {
    const at = this.characters.length;
    if (at >= MOST_POSITIONS) {
      this.failed = true;
      return none;
    }
    this.characters.push(characters);
    this.follow.push(new Map());
    return { first: new Map([[at, 1]]), last: new Map([[at, 1]]), empty: 0 };
  }

  private repeated({ body, low, high }: Extract<Piece, { kind: "repeat" }>): Part {
    let whole = none;
    const least = Math.min(low, MOST_ROUNDS);
    for (let count = 1; count < least && !this.failed; count++) whole = this.joined(whole, this.part(body));
    if (high === Infinity) return this.joined(whole, low === 0 ? optional(this.loop(body)) : this.loop(body));
    if (low > 0) whole = this.joined(whole, this.part(body));
    return this.joined(whole, this.upTo(body, Math.min(high, MOST_ROUNDS) - least));
  }

  private loop(body: Piece): Part {
    const part = this.part(body);
    this.connect(part.last, part.first);
    return part.empty > 0 ? optional(part) : part;
  }

  /** Each further one only where the one before was there. */
  private upTo(body: Piece, count: number): Part {
    if (count <= 0 || this.failed) return none;
    return optional(this.joined(this.part(body), this.upTo(body, count - 1)));
  }

  private joined(before: Part, next: Part): Part {
    this.connect(before.last, next.first);
    return {
      first: sum(before.first, times(next.first, before.empty)),
      last: sum(next.last, times(before.last, next.empty)),
      empty: before.empty * next.empty,
    };
  }

  private connect(from: Ways, to: Ways): void {
    for (const [a, ways] of from)
      for (const [b, more] of to) this.follow[a]?.set(b, (this.follow[a]?.get(b) ?? 0) + ways * more);
  }

  private samplesOf(source: string): ReadonlySet<string> {
    const found = this.known.get(source) ?? matching(source, this.flags);
    this.known.set(source, found);
    return found;
  }
}

const samples = [...Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)), "é", "ß", "Ω", "中", "😀"];

/** Of characters of many kinds, those that match; a rare one stands for itself. */
function matching(source: string, flags: string): ReadonlySet<string> {
  const pattern = new RegExp(`^(?:${source})$`, `${flags.replace(/[gyuv]/g, "")}u`);
  const found = samples.filter(sample => pattern.test(sample));
  return new Set(found.length > 0 ? found : [source]);
}

/** An empty round of a repetition does not count, so it is one way to match no text. */
const optional = (part: Part): Part => ({ ...part, empty: 1 });

const either = (a: Part, b: Part): Part => ({
  first: sum(a.first, b.first),
  last: sum(a.last, b.last),
  empty: a.empty + b.empty,
});

const times = (ways: Ways, factor: number): Ways =>
  factor === 0 ? new Map() : new Map([...ways].map(([at, count]) => [at, count * factor]));

function sum(a: Ways, b: Ways): Ways {
  const whole = new Map(a);
  for (const [at, count] of b) whole.set(at, (whole.get(at) ?? 0) + count);
  return whole;
}
