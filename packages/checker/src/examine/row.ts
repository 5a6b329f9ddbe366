import { type Label, type Span, suggest } from "@tenet/diagnostics";
import type { Context } from "../context.js";
import { NotGiven } from "../interpreter/environment.js";
import { conforms, type Environment, environment, equalValues } from "../interpreter/index.js";
import type { Clause, Contract, Example, Operation, Refusal } from "../ir.js";
import { type After, stateAfter } from "./after.js";
import { sayContradiction } from "./contradiction.js";
import { readsUnknown } from "./reads.js";
import { shown, valueOf } from "./values.js";

/** Where the parts of an example or a scenario stand. */
export interface Written {
  readonly what: "example" | "scenario";
  readonly whole: Span;
  readonly input: (name: string) => Span;
  /** What the state is before. */
  readonly state: Span;
  /** How the call ends. */
  readonly end: Span;
}

/** Of one example: far more than any needs, so that compiling comes to an end whatever is written. */
const stepsAllowed = 300_000;

/** One example under examination. */
export class Row {
  private readonly env: Environment;

  constructor(
    private readonly context: Context,
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly example: Example,
    private readonly written: Written,
  ) {
    const bare = environment(contract, { steps: { left: stepsAllowed } });
    const values = (given: Example["before"]) =>
      Object.fromEntries(given.map(({ name, value }) => [name, valueOf(value, bare)?.value]));
    const before = values(example.before);
    this.env = { ...bare, input: values(example.inputs), before, after: before, locals: operation.locals };
  }

  /** In the order in which a call would meet them. */
  examine(): void {
    void (this.inputs() || this.state() || this.requires() || this.ending());
  }

  private inputs(): boolean {
    return this.operation.inputs.some(input => {
      const misfit = conforms(this.env.input[input.name], input.type, this.env);
      if (misfit === undefined) return false;
      this.say("example-input", this.written.input(input.name), {
        name: input.name + misfit.path,
        expected: misfit.expected,
        actual: shown(misfit.actual),
      });
      return true;
    });
  }

  private state(): boolean {
    const misfits = this.contract.state.some(variable => {
      const misfit = conforms(this.env.before[variable.name], variable.type, this.env);
      if (misfit === undefined) return false;
      this.say("example-state", this.written.state, {
        name: variable.name + misfit.path,
        expected: misfit.expected,
        actual: shown(misfit.actual),
      });
      return true;
    });
    return (
      misfits || this.contract.invariants.some(clause => this.breaks(clause, "example-invariant", this.written.state))
    );
  }

  private requires(): boolean {
    return this.operation.requires.some(clause => this.breaks(clause, "example-precondition", this.written.whole));
  }

  /** The first refusal whose condition does not hold is how the call must end. */
  private ending(): boolean {
    const { outcome } = this.example;
    if (outcome === undefined) return false;
    if (outcome.kind === "fails" && this.unknownFailure(outcome.code)) return true;
    const decided = this.operation.refusals.map(one => ({ one, holds: this.holds(one, this.env) }));
    const due = decided.find(({ holds }) => holds !== true);
    // What cannot be known here, such as who calls, decides how the call ends.
    if (due && due.holds === undefined) return false;
    return (
      this.refused(due?.one) || (due ? this.afterRefusal(due.one) : outcome.kind !== "fails" && this.afterSuccess())
    );
  }

  /** A code that nothing in the operation can fail with. */
  private unknownFailure(code: string): boolean {
    const { name, refusals, mayFail, failsAny } = this.operation;
    const codes = [...new Set([...refusals.map(refusal => refusal.code), ...mayFail])];
    if (failsAny || codes.includes(code)) return false;
    this.context.report.add("unknown-failure", this.written.end, {
      code,
      operation: name,
      suggestion: suggest(code, codes),
    });
    return true;
  }

  /** Whether the contract refuses otherwise than the example says. */
  private refused(due: Refusal | undefined): boolean {
    const { outcome } = this.example;
    const { failsAny, mayFail } = this.operation;
    if (outcome?.kind === "fails") {
      if (due ? due.code === outcome.code : failsAny || mayFail.includes(outcome.code)) return false;
      if (!due) {
        this.say("example-not-refused", this.written.end, { code: outcome.code });
        return true;
      }
    } else if (!due) return false;
    this.say("example-refused", this.written.end, { id: due.id, code: due.code }, this.label(due));
    return true;
  }

  private afterRefusal(due: Refusal): boolean {
    const after = stateAfter(this.operation, this.env, { refusedBy: due.id });
    return this.expected(after, { ...this.env, after: after.state }, due);
  }

  /** What the result, the Ensures and the rows of Changes say, as far as they can be known without a call. */
  private afterSuccess(): boolean {
    const { operation, env, written } = this;
    const { outcome } = this.example;
    const known = outcome?.kind === "returns" || operation.returns === undefined;
    const result = outcome?.kind === "returns" ? valueOf(outcome.value, env)?.value : undefined;
    const misfit =
      outcome?.kind === "returns" && operation.returns
        ? conforms(result, operation.returns, { ...env, result })
        : undefined;
    if (misfit) {
      const { path, expected, actual } = misfit;
      this.say("example-result", written.end, { path, expected, actual: shown(actual) });
      return true;
    }
    const after = stateAfter(operation, { ...env, result }, { result: known });
    const ended = { ...env, result, after: after.state };
    const decides = (clause: Clause) => !readsUnknown(this.contract, clause.condition, after.open, known);
    return (
      operation.ensures
        .filter(decides)
        .some(clause => this.breaks(clause, "example-postcondition", written.end, ended)) ||
      this.expected(after, ended, undefined, decides)
    );
  }

  /** The steps under THEN of a scenario. */
  private expected(
    after: After,
    ended: Environment,
    due: Refusal | undefined,
    decides: (clause: Clause) => boolean = clause => !readsUnknown(this.contract, clause.condition, after.open, true),
  ): boolean {
    return this.example.expects.filter(decides).some(clause => {
      if (this.holds(clause, ended) !== false) return false;
      sayContradiction(this.context, this.operation, { clause, ended, after, due });
      return true;
    });
  }

  private breaks(
    clause: Clause,
    code: "example-invariant" | "example-precondition" | "example-postcondition",
    span: Span,
    env = this.env,
  ): boolean {
    if (this.holds(clause, env) !== false) return false;
    this.say(code, span, { id: clause.id }, this.label(clause));
    return true;
  }

  /** Undefined where it reads what only a call can know: who calls, the time, the answer of a dependency. */
  private holds(clause: Clause, env: Environment): boolean | undefined {
    try {
      const value = valueOf(clause.condition, env);
      return value !== undefined && equalValues(value.value, true);
    } catch (error) {
      if (error instanceof NotGiven) return undefined;
      throw error;
    }
  }

  private label(clause: Clause): readonly Label[] {
    return [{ span: clause.span, text: `\`${clause.expression}\` does not hold` }];
  }

  private say(
    code: Parameters<Context["report"]["add"]>[0],
    span: Span,
    params: Record<string, string>,
    labels: readonly Label[] = [],
  ): void {
    this.context.report.add(code, span, { what: this.written.what, ...params }, labels.length > 0 ? { labels } : {});
  }
}
