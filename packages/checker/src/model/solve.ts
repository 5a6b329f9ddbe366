/** How a successful call ends: follows the plan of an operation in one call. */
import { conforms } from "../interpreter/conforms.js";
import { type Environment, NotGiven, Undefined, type Values } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import type { Change, Operation } from "../ir.js";
import { type Equation, type Fresh, readsOf } from "./equations.js";
import { PartialResult } from "./partial.js";
import { planOf, readsOfEquation } from "./plan.js";
import { applyRows, expressionsOf, type Problem } from "./rows.js";
import { freshValue, supplyOf } from "./supply.js";

export interface Ended {
  readonly state: Values;
  readonly result: unknown;
  /** Whether the result is known whole, and whether another would do. */
  readonly complete: boolean;
  readonly chosen: boolean;
  readonly problems: readonly Problem[];
  /** Rows that read what is not known of the result. */
  readonly waiting: readonly Change[];
}

export interface Given {
  /** Whether `env.result` is what a real call returned. */
  readonly witnessed: boolean;
  /** How many values were generated before. */
  readonly generated: number;
}

export function solve(operation: Operation, rows: readonly Change[], env: Environment, given: Given): Ended {
  return new Solver(operation, rows, env, given).run();
}

class Solver {
  private readonly result: PartialResult;
  private applied: readonly Change[] = [];
  private after: Values;
  private problems: readonly Problem[] = [];
  private chosen = false;
  private generated: number;
  private used: ReadonlySet<unknown> | undefined;

  constructor(
    private readonly operation: Operation,
    private readonly rows: readonly Change[],
    private readonly env: Environment,
    given: Given,
  ) {
    this.result = new PartialResult(operation.returns, env.contract);
    if (given.witnessed) this.result.set([], env.result);
    this.generated = given.generated;
    this.after = env.before;
  }

  run(): Ended {
    for (const stage of planOf(this.operation, this.rows, this.env.contract).stages) {
      if (stage.kind === "rows") this.apply(stage.rows);
      else if (stage.kind === "set") this.set(stage.equation);
      else this.make(stage.fresh);
    }
    // With a witness, rows that no plan reaches are known as well.
    this.apply(this.rows);
    const { after: state, chosen, problems, applied } = this;
    const waiting = this.rows.filter(row => !applied.includes(row));
    return { state, result: this.result.at(), complete: this.result.knows([]), chosen, problems, waiting };
  }

  private now(): Environment {
    return { ...this.env, after: this.after, result: this.result.at() };
  }

  private apply(rows: readonly Change[]): void {
    const { contract } = this.env;
    const isKnown = (row: Change) =>
      readsOf(expressionsOf(row), contract).result.every(path => this.result.knows(path));
    const more = rows.filter(row => !this.applied.includes(row) && isKnown(row));
    if (more.length === 0) return;
    this.applied = this.rows.filter(row => this.applied.includes(row) || more.includes(row));
    const { state, problems } = applyRows(this.applied, this.now());
    this.after = state;
    this.problems = problems;
  }

  private set(equation: Equation): void {
    const { path, value, guards, choice } = equation;
    const reads = readsOfEquation(equation, this.env.contract);
    if (this.result.knows(path) || !reads.result.every(read => this.result.knows(read))) return;
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

  private make({ path, type }: Fresh): void {
    if (this.result.knows(path)) return;
    const supply = supplyOf(type, this.env.contract);
    this.used ??= textsIn(this.env.before);
    for (let tried = 0; supply && tried < mostTried; tried++) {
      const value = freshValue(supply, ++this.generated);
      if (value === undefined) return;
      if (this.used.has(value) || conforms(value, type, this.now()) !== undefined) continue;
      this.result.set(path, value);
      return;
    }
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
