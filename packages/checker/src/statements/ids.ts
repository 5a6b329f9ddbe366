import type { Span } from "@tenet/diagnostics";
import type { Name, StatementNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { shortHash, slug, written } from "../text.js";

/**
 * The id of a statement: the one written, or `PREFIX` + a slug of its prose (else of its expression) + a short hash of
 * its expression. Derived ids depend on the statement alone, so they survive edits elsewhere.
 * `prefix` is such as `transfer.ensures-`.
 */
export function statementId(context: Context, node: StatementNode, prefix: string): string {
  if (node.id) return node.id.text;
  const expression = node.expression ? written(context.spec.source, node.expression.span) : "";
  const guards = node.guards.map(
    guard => `${guard.negated ? "!" : ""}${written(context.spec.source, guard.condition.span)}`,
  );
  const words = slug(node.prose) || slug(expression) || "statement";
  return `${prefix}${words}-${shortHash([...guards, expression || node.prose].join("|"))}`;
}

/** Keeps the first of statements with one id; reports the others with both places. */
export class Ids {
  private readonly taken = new Map<string, { readonly id: Name | undefined; readonly span: Span }>();

  constructor(private readonly context: Context) {}

  /** The statement's id, or undefined where another has it. */
  take(node: StatementNode, prefix: string): string | undefined {
    return this.claim(node, statementId(this.context, node, prefix));
  }

  /** The same for what is no statement: `otherwise` is the id of one that has none of its own. */
  claim(node: { readonly id: Name | undefined; readonly span: Span }, otherwise: string): string | undefined {
    const id = node.id?.text ?? otherwise;
    const first = this.taken.get(id);
    if (first === undefined) {
      this.taken.set(id, node);
      return id;
    }
    const labels = [
      { span: (first.id ?? first).span, text: node.id ? `${id} stands here first` : "the same, here first" },
    ];
    if (node.id) this.context.report.add("duplicate-id", node.id.span, { id }, { labels });
    else this.context.report.add("duplicate-statement", node.span, {}, { labels });
    return undefined;
  }
}
