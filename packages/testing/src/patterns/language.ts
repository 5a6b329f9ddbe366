/**
 * Sets of texts as terms, and what is left of them after a character (Brzozowski's derivatives). Terms are kept once each,
 * so that the terms that a set leads to are the states of a finite automaton. Intersection and complement come for free:
 * looking ahead and several patterns at once are those.
 */
import { type Syntax, Unsupported } from "./parse.js";
import { has, type Ranges } from "./ranges.js";

export type Term = {
  readonly id: number;
  /** Whether the empty text is in the set. */
  readonly nullable: boolean;
} & (
  | { readonly kind: "never" | "empty" }
  | { readonly kind: "set"; readonly ranges: Ranges }
  | { readonly kind: "then"; readonly first: Term; readonly rest: Term }
  | { readonly kind: "or" | "and"; readonly of: readonly Term[] }
  | { readonly kind: "not"; readonly of: Term }
  | { readonly kind: "repeat"; readonly of: Term; readonly min: number; readonly max: number }
);

export class Language {
  private readonly terms = new Map<string, Term>();
  readonly never = this.make("never", false, "", {});
  readonly empty = this.make("empty", true, "", {});
  readonly all: Term;
  private readonly some: Term;

  constructor(any: Ranges) {
    const point = this.set(any);
    this.all = this.repeat(point, 0, Infinity);
    this.some = this.repeat(point, 1, Infinity);
  }

  /** All texts in which the pattern finds a match. Throws Unsupported. */
  containing(pattern: Syntax): Term {
    return this.or([this.term(pattern, this.all, true), this.sequel(this.some, this.term(pattern, this.all, false))]);
  }

  /** What the syntax matches, followed by the rest. */
  private term(syntax: Syntax, rest: Term, atStart: boolean): Term {
    switch (syntax.kind) {
      case "set":
        return this.sequel(this.set(syntax.ranges), rest);
      case "either":
        return this.or(syntax.of.map(one => this.term(one, rest, atStart)));
      case "sequence":
        return this.sequence(syntax.items, rest, atStart);
      case "repeat":
        if (asserts(syntax.of)) throw new Unsupported();
        return this.sequel(this.repeat(this.term(syntax.of, this.empty, false), syntax.min, syntax.max), rest);
      case "ahead": {
        const seen = this.term(syntax.of, this.all, atStart);
        return this.and([syntax.negated ? this.not(seen) : seen, rest]);
      }
      case "behind":
        throw new Unsupported();
      case "start":
        return atStart ? rest : this.never;
      case "end":
        return rest.nullable ? this.empty : this.never;
    }
  }

  private sequence(items: readonly Syntax[], rest: Term, atStart: boolean): Term {
    const [first, ...others] = items;
    if (!first) return rest;
    if (first.kind === "start" && !atStart) return this.never;
    const behind = items.findIndex(one => one.kind === "behind");
    if (behind >= 0) return this.ending(items, behind, atStart);
    const stays = isWidthless(first);
    if (others.some(one => one.kind === "start") && !stays) throw new Unsupported();
    return this.term(first, this.sequence(others, rest, atStart && stays), atStart);
  }

  /** Looking behind at the end of the text is looking at all of it. */
  private ending(items: readonly Syntax[], at: number, atStart: boolean): Term {
    const behind = items[at]!;
    const after = items.slice(at + 1);
    if (behind.kind !== "behind" || !atStart || after.length === 0 || after.some(one => one.kind !== "end"))
      throw new Unsupported();
    const seen = this.sequel(this.all, this.term(behind.of, this.empty, false));
    return this.and([behind.negated ? this.not(seen) : seen, this.sequence(items.slice(0, at), this.empty, true)]);
  }

  private set(ranges: Ranges): Term {
    return ranges.length === 0 ? this.never : this.make("set", false, ranges.join(";"), { ranges });
  }

  sequel(first: Term, rest: Term): Term {
    if (first === this.never || rest === this.never) return this.never;
    if (first === this.empty) return rest;
    if (rest === this.empty) return first;
    if (first.kind === "then") return this.sequel(first.first, this.sequel(first.rest, rest));
    return this.make("then", first.nullable && rest.nullable, `${first.id},${rest.id}`, { first, rest });
  }

  or(of: readonly Term[]): Term {
    const flat = this.flat("or", of).filter(one => one !== this.never);
    if (flat.includes(this.all)) return this.all;
    if (flat.length < 2) return flat[0] ?? this.never;
    return this.make(
      "or",
      flat.some(one => one.nullable),
      keyOf(flat),
      { of: flat },
    );
  }

  and(of: readonly Term[]): Term {
    const flat = this.flat("and", of).filter(one => one !== this.all);
    if (flat.includes(this.never)) return this.never;
    if (flat.length < 2) return flat[0] ?? this.all;
    return this.make(
      "and",
      flat.every(one => one.nullable),
      keyOf(flat),
      { of: flat },
    );
  }

  private not(of: Term): Term {
    if (of === this.never) return this.all;
    if (of === this.all) return this.never;
    return of.kind === "not" ? of.of : this.make("not", !of.nullable, String(of.id), { of });
  }

  private repeat(of: Term, min: number, max: number): Term {
    if (max === 0 || of === this.empty) return this.empty;
    if (of === this.never) return min === 0 ? this.empty : this.never;
    if (min === 1 && max === 1) return of;
    const least = of.nullable ? 0 : min;
    return this.make("repeat", least === 0, `${of.id},${least},${max}`, { of, min: least, max });
  }

  /** The rests of the texts that begin with the character. */
  after(term: Term, point: number): Term {
    switch (term.kind) {
      case "never":
      case "empty":
        return this.never;
      case "set":
        return has(term.ranges, point) ? this.empty : this.never;
      case "then": {
        const rest = this.sequel(this.after(term.first, point), term.rest);
        return term.first.nullable ? this.or([rest, this.after(term.rest, point)]) : rest;
      }
      case "or":
        return this.or(term.of.map(one => this.after(one, point)));
      case "and":
        return this.and(term.of.map(one => this.after(one, point)));
      case "not":
        return this.not(this.after(term.of, point));
      case "repeat":
        return this.sequel(this.after(term.of, point), this.repeat(term.of, Math.max(0, term.min - 1), term.max - 1));
    }
  }

  private flat(kind: "or" | "and", of: readonly Term[]): Term[] {
    const all = new Set(of.flatMap(one => (one.kind === kind ? one.of : [one])));
    return [...all].sort((a, b) => a.id - b.id);
  }

  private make(kind: Term["kind"], nullable: boolean, key: string, parts: object): Term {
    const name = `${kind}:${key}`;
    const known = this.terms.get(name);
    if (known) return known;
    const made = { id: this.terms.size, kind, nullable, ...parts } as Term;
    this.terms.set(name, made);
    return made;
  }
}

const keyOf = (terms: readonly Term[]) => terms.map(one => one.id).join(",");

/** Whether the syntax looks at what is around it, which differs from one repetition to the next. */
function asserts(syntax: Syntax): boolean {
  if (syntax.kind === "sequence") return syntax.items.some(asserts);
  if (syntax.kind === "either") return syntax.of.some(asserts);
  return syntax.kind === "repeat" ? asserts(syntax.of) : isWidthless(syntax);
}

const isWidthless = ({ kind }: Syntax) => kind === "start" || kind === "end" || kind === "ahead" || kind === "behind";
