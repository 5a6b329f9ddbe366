/** A regular expression as far as lengths and backtracking need it. */
export type Piece =
  /** One character; `source` matches it alone. */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly Piece[] }
  | { readonly kind: "choice"; readonly options: readonly Piece[] }
  | { readonly kind: "repeat"; readonly body: Piece; readonly low: number; readonly high: number }
  | { readonly kind: "start" | "end" }
  /** A place between characters, with what is looked at ahead or behind. */
  | { readonly kind: "nothing"; readonly body?: Piece }
  /** A back reference: of any length. */
  | { readonly kind: "anything" };

/** Reads a pattern that `new RegExp(source, "u")` accepts. */
export function readPattern(source: string): Piece {
  return new Reader(source).choice();
}

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  choice(): Piece {
    const options = [this.sequence()];
    while (this.take("|")) options.push(this.sequence());
    return options.length === 1 ? options[0]! : { kind: "choice", options };
  }

  private sequence(): Piece {
    const items: Piece[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) items.push(this.repeated());
    return { kind: "sequence", items };
  }

  private repeated(): Piece {
    const body = this.atom();
    const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(this.source.slice(this.at));
    if (match === null) return body;
    this.at += match[0].length;
    const [, sign, low, comma, high] = match;
    if (sign !== undefined)
      return { kind: "repeat", body, low: sign === "+" ? 1 : 0, high: sign === "?" ? 1 : Infinity };
    return {
      kind: "repeat",
      body,
      low: Number(low),
      high: comma === undefined ? Number(low) : high ? Number(high) : Infinity,
    };
  }

  private atom(): Piece {
    if (this.take("^")) return { kind: "start" };
    if (this.take("$")) return { kind: "end" };
    if (this.take("(")) return this.group();
    if (this.source[this.at] === "[") return this.character(/^\[(?:\\.|[^\]\\])*\]/s);
    if (this.source[this.at] === "\\") return this.escape();
    return this.character(/^./su);
  }

  private group(): Piece {
    const look = /^\?(?:<[=!]|[=!])/.exec(this.source.slice(this.at));
    const opening = look ?? /^\?(?::|<[^>]*>|[a-z-]*:)/.exec(this.source.slice(this.at));
    this.at += opening?.[0].length ?? 0;
    const body = this.choice();
    this.take(")");
    return look ? { kind: "nothing", body } : body;
  }

  private escape(): Piece {
    const rest = this.source.slice(this.at);
    const zeroWidth = /^\\[bB]/.exec(rest);
    const back = /^\\(?:[1-9]\d*|k<[^>]*>)/.exec(rest);
    if (zeroWidth || back) {
      this.at += (zeroWidth ?? back)![0].length;
      return { kind: back ? "anything" : "nothing" };
    }
    return this.character(/^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|c[A-Za-z]|.)/su);
  }

  private character(shape: RegExp): Piece {
    const source = shape.exec(this.source.slice(this.at))?.[0] ?? this.source[this.at] ?? "";
    this.at += Math.max(1, source.length);
    return { kind: "character", source };
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}

export interface Lengths {
  readonly low: number;
  readonly high: number;
}

/** Of the matched part, in code points. */
export function lengths(piece: Piece): Lengths {
  switch (piece.kind) {
    case "character":
      return { low: 1, high: 1 };
    case "anything":
      return { low: 0, high: Infinity };
    case "sequence":
      return piece.items
        .map(lengths)
        .reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }), { low: 0, high: 0 });
    case "choice": {
      const all = piece.options.map(lengths);
      return { low: Math.min(...all.map(one => one.low)), high: Math.max(...all.map(one => one.high)) };
    }
    case "repeat": {
      const body = lengths(piece.body);
      return { low: body.low * piece.low, high: body.high === 0 ? 0 : piece.high * body.high };
    }
    default:
      return { low: 0, high: 0 };
  }
}

/** Of whole texts in which the pattern finds a match: the upper end only where it is anchored on both sides. */
export function textLengths(source: string, flags: string): Lengths {
  const piece = readPattern(source);
  const { low, high } = lengths(piece);
  const anchored = !flags.includes("m") && (piece.kind === "choice" ? piece.options : [piece]).every(isAnchored);
  return { low, high: anchored ? high : Infinity };
}

function isAnchored(piece: Piece): boolean {
  return piece.kind === "sequence" && piece.items[0]?.kind === "start" && piece.items.at(-1)?.kind === "end";
}
