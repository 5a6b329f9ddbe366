/** The specs that a spec uses, directly or through others, each read and checked once. */
import { type Answer, createSource } from "@tenet/diagnostics";
import { parseSpec, type Spec } from "@tenet/parser";
import type { Contract } from "../ir.js";
import { resolvePath } from "./path.js";

/**
 * The text of the file at a path, which is relative to what the spec's own path is relative to, with forward slashes;
 * undefined where there is none that can be read. `near` lists paths of specs that could be meant instead.
 */
export interface Load {
  (path: string): string | undefined;
  readonly near?: (path: string) => readonly string[];
}

/** `check` with the library at hand. */
type Check = (spec: Spec, library: Library) => Answer<Contract | undefined>;

/** No project uses specs through so many others; a machine that writes them might. */
export const DEEPEST = 100;

/** What is known of another spec; `wrong` where it has errors of its own. */
export interface Known {
  readonly path: string;
  readonly contract: Contract | undefined;
  readonly wrong: boolean;
}

export class Library {
  private readonly parsed = new Map<string, Answer<Spec> | undefined>();
  private readonly known = new Map<string, Known>();
  /** How many specs are being checked, each for the sake of the one before. */
  private depth = 0;

  constructor(
    private readonly load: Load | undefined,
    private readonly check: Check,
  ) {}

  /** Paths of specs that may be meant by one that is not there. */
  near(path: string): readonly string[] {
    return this.load?.near?.(path) ?? [];
  }

  has(path: string): boolean {
    return this.read(path) !== undefined;
  }

  /** The spec at a path that `has` knows. */
  get(path: string): Known {
    const before = this.known.get(path);
    if (before) return before;
    const parsed = this.read(path);
    this.depth += 1;
    const checked = parsed && this.check(parsed.value, this);
    this.depth -= 1;
    const errors = [...(parsed?.diagnostics ?? []), ...(checked?.diagnostics ?? [])].filter(isError);
    const known = { path, contract: checked?.value, wrong: errors.length > 0 || checked?.value === undefined };
    this.known.set(path, known);
    return known;
  }

  /** Whether a spec would be one too many behind those that are being checked, or has too many behind itself. */
  isDeep(path: string): boolean {
    return this.depth >= DEEPEST || this.ways(path, undefined).at(-1)!.length > DEEPEST;
  }

  /** The way from one spec to another along what each uses, both ends included; undefined where there is none. */
  way(from: string, to: string): readonly string[] | undefined {
    return this.ways(from, to).find(way => way.at(-1) === to);
  }

  /** The shortest ways to all specs behind one, shortest first; none behind `to`, and none that is longer than may be. */
  private ways(from: string, to: string | undefined): (readonly string[])[] {
    const ways: (readonly string[])[] = [[from]];
    const seen = new Set([from]);
    for (let at = 0; at < ways.length; at++) {
      const way = ways[at]!;
      const end = way.at(-1)!;
      if (end === to || way.length > DEEPEST) break;
      for (const next of this.uses(end)) {
        if (seen.has(next)) continue;
        seen.add(next);
        ways.push([...way, next]);
      }
    }
    return ways;
  }

  private uses(path: string): string[] {
    return (this.read(path)?.value.imports ?? []).map(({ target }) => resolvePath(path, target.text));
  }

  private read(path: string): Answer<Spec> | undefined {
    if (!this.parsed.has(path)) {
      const text = this.load?.(path);
      this.parsed.set(path, text === undefined ? undefined : parseSpec(createSource(path, text)));
    }
    return this.parsed.get(path);
  }
}

const isError = ({ severity }: { readonly severity: string }) => severity === "error";
