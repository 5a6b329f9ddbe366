/** How a successful call ends: the rows of Changes and what the Ensures say of the result, each as soon as what it reads is known. */
import { conforms } from "../interpreter/conforms.js";
import { type Environment, NotGiven, Undefined, type Values } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import type { Change, Contract, Expr, Operation } from "../ir.js";
import { type Equation, type Fresh, readsOf, sayingsOf } from "./equations.js";
import { PartialResult } from "./partial.js";
import { applyRows, expressionsOf, type Problem } from "./rows.js";
import { freshValue, supplyOf } from "./supply.js";

export interface Ended {
  readonly state: Values;
  readonly result: unknown;
  /** Whether the result is known whole, and whether no other would do. */
  readonly complete: boolean;
  readonly chosen: boolean;
  readonly problems: readonly Problem[];
  /** Rows that read what is not known of the result. */
  readonly waiting: readonly Change[];
}

/** `env.result` is a witness where `witnessed`. */
export function solve(operation: Operation, rows: readonly Change[], env: Environment, given: Given): Ended {
  return new Solver(operation, rows, env, given).run();
}

export interface Given {
  readonly witnessed: boolean;
  /** How many values were generated before. */
  readonly generated: number;
}

class Solver {
  private readonly result: PartialResult;
  private readonly contract: Contract;
  private readonly equations: Equation[];
  private readonly fresh: Fresh[];
  private waiting: readonly Change[];
  private after: Values;
  private problems: readonly Problem[] = [];
  private chosen = false;
  private generated: number;
  private used: ReadonlySet<unknown> | undefined;

  constructor(
    operation: Operation,
    private readonly rows: readonly Change[],
    private readonly env: Environment,
    given: Given,
  ) {
    this.contract = env.contract;
    this.result = new PartialResult(operation.returns, this.contract);
    if (given.witnessed) this.result.set([], env.result);
    const { equations, fresh } = sayingsOf(operation, this.contract);
    this.equations = [...equations];
    this.fresh = [...fresh];
    this.generated = given.generated;
    this.waiting = rows;
    this.after = env.before;
  }

  run(): Ended {
    while (this.applyReady() || this.solveOne() || this.generateOne());
    const complete = this.result.knows([]);
    const { after: state, chosen, problems, waiting } = this;
    return { state, result: this.result.at(), complete, chosen, problems, waiting };
  }

  private now(): Environment {
    return { ...this.env, after: this.after, result: this.result.at() };
  }

  private isKnown(exprs: readonly Expr[]): boolean {
    const reads = readsOf(exprs, this.contract);
    const open = new Set(this.waiting.map(row => row.path.state));
    return reads.result.every(path => this.result.knows(path)) && [...reads.after].every(name => !open.has(name));
  }

  /** Rows read the state before, and of the end the result alone. */
  private applyReady(): boolean {
    const still = this.waiting.filter(row => !this.isKnown(expressionsOf(row)));
    if (still.length === this.waiting.length) return false;
    this.waiting = still;
    const applied = applyRows(
      this.rows.filter(row => !still.includes(row)),
      this.now(),
    );
    this.after = applied.state;
    this.problems = applied.problems;
    return true;
  }

  private solveOne(): boolean {
    for (const choice of [false, true]) {
      const found = this.equations.find(one => one.choice === choice && this.isReady(one));
      if (found === undefined) continue;
      this.equations.splice(this.equations.indexOf(found), 1);
      this.use(found);
      return true;
    }
    return false;
  }

  private isReady({ path, value, guards }: Equation): boolean {
    return !this.result.knows(path) && this.isKnown([...guards, ...("constant" in value ? [] : [value])]);
  }

  private use({ path, value, guards, choice }: Equation): void {
    const env = this.now();
    try {
      if (!guards.every(guard => evaluate(guard, env) === true)) return;
      this.result.set(path, "constant" in value ? value.constant : evaluate(value, env));
      this.chosen ||= choice;
    } catch (error) {
      // An equation without a value says nothing of the result; whoever judges the call says so.
      if (!(error instanceof Undefined || error instanceof NotGiven)) throw error;
    }
  }

  private generateOne(): boolean {
    const found = this.fresh.find(({ path }) => !this.result.knows(path));
    if (found === undefined) return false;
    this.fresh.splice(this.fresh.indexOf(found), 1);
    const { path, type } = found;
    const supply = supplyOf(type, this.contract);
    this.used ??= textsIn(this.env.before);
    for (let tried = 0; supply && tried < mostTried; tried++) {
      const value = freshValue(supply, ++this.generated);
      if (value === undefined) return true;
      if (this.used.has(value) || conforms(value, type, this.now()) !== undefined) continue;
      this.result.set(path, value);
      return true;
    }
    return true;
  }
}

const mostTried = 10_000;

/** Every key, text and number in the state. */
function textsIn(state: Values): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") found.add(value);
    else if (value instanceof Map) for (const [key, held] of value) [key, held].forEach(visit);
    else if (Array.isArray(value) || value instanceof Set) for (const held of value) visit(held);
    else if (typeof value === "object" && value !== null && !(value instanceof Date || value instanceof Uint8Array))
      for (const [name, held] of Object.entries(value)) [name, held].forEach(visit);
  };
  visit(state);
  return found;
}
