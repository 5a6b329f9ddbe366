import type { Fix, Label, Params, Report, Span } from "@tenet/diagnostics";
import type { ExprNode } from "../ast.js";
import type { Code } from "../messages.embedded.js";
import { readToken } from "./lexer.js";
import type { Token } from "./token.js";
import { type View, viewOf } from "./view.js";

/** Deeper nesting than any person reads; every later stage may recur over the tree without fear. */
const deepest = 200;

const wordOperators = new Set(["implies", "and", "or", "not", "in", "is"]);

/** The tokens of one expression, read one ahead, and what every rule of the grammar needs: spans, reports, depth. */
export class Cursor {
  token: Token;
  /** Where the last used token ended, in the view. */
  lastEnd = 0;
  private lastStart = 0;
  /** A text or a pattern that is not closed took the rest with it, its brackets included. */
  swallowed = false;
  /** The place of a name that an operator stands before: no arrow function begins there. */
  operandAt: number | undefined;
  /** Written in parentheses: precedence is settled. */
  readonly closed = new WeakSet<ExprNode>();
  /** Whether the parenthesis at a place begins an arrow function. */
  readonly arrows = new Map<number, boolean>();
  private readonly heights = new WeakMap<object, number>();
  private readonly view: View;
  private nesting = 0;
  private gaveUp = false;
  private trials = 0;

  constructor(
    private readonly report: Report<Code>,
    range: Span,
    readonly inTable: boolean,
  ) {
    this.view = viewOf(report.source.text, range, inTable);
    this.token = readToken(this.view.text, 0, false);
  }

  /** Uses the token, and says what is wrong with it. */
  advance(): Token {
    const token = this.token;
    for (const { code, start, end, params, fix, guess = false } of token.problems) {
      const span = this.view.span(start, end);
      const text = fix !== undefined && this.inTable ? fix.replaceAll("|", "\\|") : fix;
      this.say(code, span, params, text === undefined ? {} : { fix: { span, text, ...(guess ? { guess } : {}) } });
      if (this.trials === 0 && /^unclosed-(?:regex|string)$/.test(code)) this.swallowed = true;
    }
    this.lastStart = token.start;
    this.lastEnd = token.end;
    this.token = readToken(this.view.text, token.end, endsOperand(token));
    return token;
  }

  at(...texts: readonly string[]): boolean {
    return (this.token.kind === "sign" || this.token.kind === "name") && texts.includes(this.token.text);
  }

  /** Whether everything has been read. */
  get done(): boolean {
    return this.token.kind === "end";
  }

  /** Whether one of these signs is next. */
  sees(...signs: readonly string[]): boolean {
    return this.token.kind === "sign" && signs.includes(this.token.text);
  }

  /** Uses the token if it is the sign. */
  eat(sign: string): boolean {
    if (this.token.kind !== "sign" || this.token.text !== sign) return false;
    this.advance();
    return true;
  }

  /** Looks ahead without using or reporting anything. */
  ahead(look: () => boolean): boolean {
    const { token, lastStart, lastEnd } = this;
    this.trials++;
    const answer = look();
    this.trials--;
    this.token = token;
    this.lastStart = lastStart;
    this.lastEnd = lastEnd;
    return answer;
  }

  span(start: number, end = this.lastEnd): Span {
    return this.view.span(start, Math.max(start, end));
  }

  /** Where the last used token stands. */
  get lastSpan(): Span {
    return this.view.span(this.lastStart, this.lastEnd);
  }

  get here(): Span {
    return this.view.span(this.token.start, this.token.end);
  }

  text(span: Span): string {
    return this.report.source.text.slice(span.start, span.end);
  }

  say(code: Code, span: Span, params?: Params, more: { labels?: readonly Label[]; fix?: Fix } = {}): void {
    if (this.trials === 0 && !this.gaveUp) this.report.add(code, span, params, more);
  }

  /** Runs a rule one level deeper; past the cap it says so once and lets the rest go. */
  deeper<T extends ExprNode>(read: () => T): T | ExprNode {
    if (this.nesting >= deepest) return this.giveUp();
    this.nesting++;
    const node = read();
    this.nesting--;
    return node;
  }

  /** A node over its parts, so that long chains count as deep too. */
  node<T extends ExprNode>(node: T, ...parts: readonly object[]): ExprNode {
    const height = 1 + Math.max(0, ...parts.map(part => this.heights.get(part) ?? 0));
    if (height > deepest) return this.giveUp();
    this.heights.set(node, height);
    return node;
  }

  /** Lets a part that is not itself an expression (an entry, a spread) carry the height of what it holds. */
  carry<T extends object>(part: T, held: object): T {
    this.heights.set(part, this.heights.get(held) ?? 0);
    return part;
  }

  private giveUp(): ExprNode {
    const span = this.here;
    this.say("expression-too-deep", span, { deepest });
    if (this.trials === 0) this.gaveUp = true;
    const end = this.view.text.length;
    this.token = { kind: "end", text: "", start: end, end, problems: [] };
    this.lastEnd = end;
    return { kind: "error", span };
  }
}

function endsOperand(token: Token): boolean {
  if (token.kind === "sign") return token.text === ")" || token.text === "]" || token.text === "}";
  return token.kind !== "name" || !wordOperators.has(token.text);
}
