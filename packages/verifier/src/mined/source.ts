/** The literals of one module's text, in the order of the text, and the modules that it imports. */
import type { Collector } from "./literals.js";
import { literalParts } from "./pattern.js";
import { scan, type Token } from "./scan.js";

/** Answers the imported modules, as written. */
export function collectLiterals(text: string, into: Collector): string[] {
  const reader = new Reader(into);
  for (const token of scan(text)) reader.take(token);
  reader.end();
  return reader.imports;
}

class Reader {
  readonly imports: string[] = [];
  private before: Token | undefined;
  private beforeThat: Token | undefined;
  private depth = 0;
  /** The depth of brackets at a `throw`, whose texts no input is compared with. */
  private thrown: number | undefined;
  /** What the numbers so far come to, `24 * 60`, and the sign behind them. */
  private sum: number | undefined;
  private operator: string | undefined;

  constructor(private readonly into: Collector) {}

  take(token: Token): void {
    this.follow(token);
    if (token.kind === "number") this.number(token.text);
    else if (token.kind === "sign" && this.before?.kind === "number" && calculations.has(token.text))
      this.operator = token.text;
    else this.end();
    if (token.kind === "text") this.text(token.text);
    if (token.kind === "regex") for (const part of literalParts(token.text)) this.into.add(part);
    [this.beforeThat, this.before] = [this.before, token];
  }

  /** The number that is being put together is complete. */
  end(): void {
    if (this.sum !== undefined) this.into.add(this.sum);
    this.sum = this.operator = undefined;
  }

  private follow({ kind, text, begins }: Token): void {
    if (this.thrown === this.depth && begins) this.thrown = undefined;
    if (kind === "word" && text === "throw") this.thrown = this.depth;
    if (kind !== "sign") return;
    if (text === "(") this.depth++;
    if (text === ")" && --this.depth === this.thrown) this.thrown = undefined;
    if (text === ";") this.thrown = undefined;
  }

  private number(written: string): void {
    const digits = written.replaceAll("_", "");
    if (digits.endsWith("n")) {
      this.end();
      this.into.add(BigInt(digits.slice(0, -1)));
      return;
    }
    const value = this.isNegated() ? -Number(digits) : Number(digits);
    const calculate = this.operator === undefined ? undefined : calculations.get(this.operator);
    if (calculate && this.sum !== undefined) this.sum = calculate(this.sum, Number(digits));
    else {
      this.end();
      this.sum = value;
    }
    this.operator = undefined;
  }

  /** A minus that no value comes before. */
  private isNegated(): boolean {
    const [minus, left] = [this.before, this.beforeThat];
    if (minus?.kind !== "sign" || minus.text !== "-") return false;
    return left === undefined || (left.kind === "sign" ? !/^[)\]]$/.test(left.text) : left.text === "return");
  }

  private text(value: string): void {
    const { before, beforeThat } = this;
    const isCalled = before?.text === "(" && /^(?:import|require)$/.test(beforeThat?.text ?? "");
    if (isCalled || (before?.kind === "word" && /^(?:from|import)$/.test(before.text))) this.imports.push(value);
    else if (this.thrown === undefined && value !== "use strict") this.into.add(value);
  }
}

const calculations = new Map<string, (a: number, b: number) => number>([
  ["+", (a, b) => a + b],
  ["-", (a, b) => a - b],
  ["*", (a, b) => a * b],
  ["**", (a, b) => a ** b],
  ["<<", (a, b) => a << b],
]);
