/** In which order the end of a successful call becomes known: rows of Changes and parts of the result, each after what it reads. */
import type { Change, Contract, Operation } from "../ir.js";
import { type Equation, type Fresh, type Reads, readsOf, sayingsOf } from "./equations.js";
import { PartialResult } from "./partial.js";
import { expressionsOf } from "./rows.js";
import { supplyOf } from "./supply.js";

export type Stage =
  /** These rows apply, to the state before, in addition to those of earlier stages. */
  | { readonly kind: "rows"; readonly rows: readonly Change[] }
  /** A part of the result that is not known yet, where the guards hold. */
  | { readonly kind: "set"; readonly equation: Equation }
  | { readonly kind: "make"; readonly fresh: Fresh };

export interface Plan {
  readonly stages: readonly Stage[];
  /** Why the next state or the result is not determined, in plain words. */
  readonly why: string | undefined;
}

/** As if every guard held; whoever follows the plan skips what does not apply. */
export function planOf(operation: Operation, rows: readonly Change[], contract: Contract): Plan {
  return new Planner(operation, rows, contract).plan();
}

class Planner {
  private readonly result: PartialResult;
  /** What is known whatever guards say. */
  private readonly sure: PartialResult;
  private readonly stages: Stage[] = [];
  private equations: readonly Equation[];
  private fresh: readonly Fresh[];
  private waiting: readonly Change[];

  constructor(
    operation: Operation,
    rows: readonly Change[],
    private readonly contract: Contract,
  ) {
    this.result = new PartialResult(operation.returns, contract);
    this.sure = new PartialResult(operation.returns, contract);
    const { equations, fresh } = sayingsOf(operation, contract);
    this.equations = [...equations.filter(one => !one.choice), ...equations.filter(one => one.choice)];
    this.fresh = fresh.filter(({ type }) => supplyOf(type, contract) !== undefined);
    this.waiting = rows;
  }

  plan(): Plan {
    while (this.apply() || this.set() || this.make());
    return { stages: this.stages, why: this.why() };
  }

  private isKnown({ result, after }: Reads): boolean {
    const open = new Set(this.waiting.map(row => row.path.state));
    return result.every(path => this.result.knows(path)) && [...after].every(name => !open.has(name));
  }

  /** Rows read the state before, and of the end the result alone. */
  private apply(): boolean {
    const rows = this.waiting.filter(row => this.isKnown(readsOf(expressionsOf(row), this.contract)));
    this.waiting = this.waiting.filter(row => !rows.includes(row));
    if (rows.length > 0) this.stages.push({ kind: "rows", rows });
    return rows.length > 0;
  }

  private set(): boolean {
    const equation = this.equations.find(one => this.isKnown(readsOfEquation(one, this.contract)));
    if (equation === undefined) return false;
    this.equations = this.equations.filter(one => one !== equation);
    if (this.sure.knows(equation.path)) return true;
    this.stages.push({ kind: "set", equation });
    this.result.set(equation.path, undefined);
    if (equation.guards.length === 0) this.sure.set(equation.path, undefined);
    return true;
  }

  private make(): boolean {
    const fresh = this.fresh.find(({ path }) => !this.result.knows(path));
    if (fresh === undefined) return false;
    this.stages.push({ kind: "make", fresh });
    this.result.set(fresh.path, undefined);
    return true;
  }

  private why(): string | undefined {
    const [row] = this.waiting;
    if (row === undefined) return this.result.knows([]) ? undefined : "no Ensures says what its result is";
    const [missing = []] = readsOf(expressionsOf(row), this.contract).result.filter(path => !this.result.knows(path));
    return `${row.expression} depends on ${["result", ...missing].join(".")}, and no Ensures says what that is`;
  }
}

/** What must be known before an equation says anything. */
export function readsOfEquation({ value, guards }: Equation, contract: Contract): Reads {
  return readsOf([...guards, ...("constant" in value ? [] : [value])], contract);
}
