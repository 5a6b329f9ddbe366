import { lengths, type Piece, readPattern } from "./pattern.js";

/**
 * Whether matching can take time exponential in the text: a repetition, without an end, of a part that matches some text
 * in more ways than one. `(a+)+`, `(\w+\s?)*`, `(a|a)*` are found; `(a+,)+` is not one. A simple check, not a proof.
 */
export function isSlow(source: string, flags: string): boolean {
  return slowIn(readPattern(source), flags);
}

function slowIn(piece: Piece, flags: string): boolean {
  switch (piece.kind) {
    case "repeat":
      return (piece.high > 20 && ambiguous(piece.body, flags)) || slowIn(piece.body, flags);
    case "sequence": return piece.items.some(item => slowIn(item, flags));
    case "choice": return piece.options.some(option => slowIn(option, flags));
    default: return false;
  }
}

/** Whether a repeated part can split a run of the same characters in several ways. */
function ambiguous(body: Piece, flags: string): boolean {
  if (body.kind === "choice") {
    const singles = body.options.filter(option => lengths(option).high === 1 && lengths(option).low === 1);
    const overlap = singles.some((one, at) => singles.slice(at + 1).some(other => meet(characters(one, flags), characters(other, flags))));
    return overlap || body.options.some(option => ambiguous(option, flags));
  }
  if (body.kind === "repeat") return body.high > 20 || ambiguous(body.body, flags);
  if (body.kind !== "sequence") return false;
  return body.items.some((item, at) => {
    const loops = (item.kind === "repeat" && item.high > 20) || (item.kind !== "character" && ambiguous(item, flags));
    const others = body.items.filter((_, other) => other !== at);
    return loops && others.every(other => lengths(other).low === 0 || meet(characters(item, flags), characters(other, flags)));
  });
}

const samples = [...Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)), "é", "ß", "Ω", "中", "😀"];

/** The sample characters that occur anywhere in a match. */
function characters(piece: Piece, flags: string): ReadonlySet<string> {
  switch (piece.kind) {
    case "character": {
      const pattern = new RegExp(`^(?:${piece.source})$`, flags.includes("u") ? flags.replace(/[gy]/g, "") : `${flags.replace(/[gy]/g, "")}u`);
      return new Set(samples.filter(sample => pattern.test(sample)));
    }
    case "sequence": return union(piece.items.map(item => characters(item, flags)));
    case "choice": return union(piece.options.map(option => characters(option, flags)));
    case "repeat": return characters(piece.body, flags);
    default: return new Set();
  }
}

const union = (sets: readonly ReadonlySet<string>[]) => new Set(sets.flatMap(set => [...set]));

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some(one => b.has(one));
