import type { Span } from "@tenet/diagnostics";
import type { ImportNode, Name } from "@tenet/parser";
import type { Context } from "../context.js";
import { nameKey } from "../declarations/names.js";

/** Who has a name: this spec, at its declaration, or another one, by a link. */
interface Claim {
  /** The path of the spec that declares it. */
  readonly origin: string;
  readonly name: string;
  readonly span: Span;
  readonly text: string;
}

type Verdict = "new" | "here" | "refused";

interface Declared {
  readonly name: string;
  readonly importedFrom?: string;
}

/**
 * Each name stands for one thing, also those that only the declarations of other specs need: copies of all of them stand
 * beside each other in the contract.
 */
export class Claims {
  private readonly types = new Map<string, Claim>();
  private readonly values = new Map<string, Claim>();

  constructor(private readonly context: Context) {
    const { spec } = context;
    for (const { name } of spec.types) this.own(this.types, name, "loose");
    for (const { name } of [...spec.definitions, ...(spec.state?.variables ?? [])])
      this.own(this.values, name, "exact");
  }

  /** Whether a type comes in, is here already, from the same spec by another way, or may not come in. */
  type(declared: Declared, node: ImportNode, path: string): Verdict {
    return this.take(this.types, nameKey(declared.name, "loose"), declared, node, path);
  }

  /** As `type`, of definitions and functions. */
  value(declared: Declared, node: ImportNode, path: string): Verdict {
    return this.take(this.values, nameKey(declared.name, "exact"), declared, node, path);
  }

  private own(claims: Map<string, Claim>, name: Name, sameness: "loose" | "exact"): void {
    const text = "declared here";
    const origin = this.context.spec.source.path;
    claims.set(nameKey(name.text, sameness), { origin, name: name.text, span: name.span, text });
  }

  private take(claims: Map<string, Claim>, key: string, declared: Declared, node: ImportNode, path: string): Verdict {
    const origin = declared.importedFrom ?? path;
    const first = claims.get(key);
    if (first === undefined) {
      claims.set(key, {
        origin,
        name: declared.name,
        span: node.span,
        text: `\`${declared.name}\` comes from here, too`,
      });
      return "new";
    }
    if (first.origin === origin) return "here";
    this.refuse(declared, origin, node, first);
    return "refused";
  }

  private refuse(declared: Declared, origin: string, node: ImportNode, first: Claim): void {
    const { report, spec } = this.context;
    const labels = [{ span: first.span, text: first.text }];
    const own = first.origin === spec.source.path;
    if (own) report.add("import-clash-own", node.span, { name: declared.name, path: origin }, { labels });
    else
      report.add("import-clash", node.span, { name: declared.name, first: first.origin, second: origin }, { labels });
  }
}
