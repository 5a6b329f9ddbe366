import type { Span } from "@tenet/diagnostics";
import type { ExampleNode, ExprNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import { conforms, type Environment, environment, equalValues } from "../interpreter/index.js";
import type { Clause, Contract, Example, Operation } from "../ir.js";
import { shown, valueOf } from "./values.js";

/** Holds every example against the contract that it illustrates; the first contradiction of a row is reported. */
export function examineExamples(context: Context, contract: Contract): void {
  for (const operation of contract.operations) {
    const node = context.spec.operations.find(one => one.name.text === operation.name);
    for (const example of operation.examples) {
      const row = node?.examples.find(one => lineOf(context, one.span) === example.line);
      if (row) new Row(context, contract, operation, example, row).examine();
    }
  }
}

class Row {
  private readonly env: Environment;

  constructor(
    private readonly context: Context,
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly example: Example,
    private readonly row: ExampleNode,
  ) {
    const bare = environment(contract);
    const values = (given: Example["before"]) =>
      Object.fromEntries(given.map(({ name, value }) => [name, valueOf(value, bare)?.value]));
    const before = values(example.before);
    this.env = { ...bare, input: values(example.inputs), before, after: before, locals: operation.locals };
  }

  /** In the order in which a call would meet them. */
  examine(): void {
    void (this.inputs() || this.state() || this.requires() || this.refusals() || this.returns());
  }

  private inputs(): boolean {
    return this.operation.inputs.some(input => {
      const misfit = conforms(this.env.input[input.name], input.type, this.env);
      if (misfit === undefined) return false;
      const cell = this.row.inputs.find(one => one.name.text === input.name)?.value;
      this.context.report.add("example-input", spanOf(cell, this.row), {
        name: input.name + misfit.path,
        expected: misfit.expected,
        actual: shown(misfit.actual),
      });
      return true;
    });
  }

  private state(): boolean {
    return (
      this.contract.state.some(variable => {
        const misfit = conforms(this.env.before[variable.name], variable.type, this.env);
        if (misfit === undefined) return false;
        this.context.report.add("example-state", this.stateSpan(), {
          name: variable.name + misfit.path,
          expected: misfit.expected,
          actual: shown(misfit.actual),
        });
        return true;
      }) || this.contract.invariants.some(clause => this.brokenBefore(clause))
    );
  }

  private brokenBefore(clause: Clause): boolean {
    if (this.holds(clause)) return false;
    this.report("example-invariant", clause, this.stateSpan());
    return true;
  }

  private requires(): boolean {
    return this.operation.requires.some(clause => {
      if (this.holds(clause)) return false;
      this.report("example-precondition", clause, this.row.span);
      return true;
    });
  }

  /** The first refusal whose condition does not hold is how the call must end. */
  private refusals(): boolean {
    const { outcome } = this.example;
    if (outcome === undefined) return false;
    const refusal = this.operation.refusals.find(one => !this.holds(one));
    if (outcome.kind === "fails" && !this.operation.failsAny && refusal === undefined) {
      this.context.report.add("example-not-refused", this.row.failsWith?.span ?? this.row.span, { code: outcome.code });
      return true;
    }
    if (refusal === undefined || (outcome.kind === "fails" && refusal.code === outcome.code)) return false;
    const labels = [{ span: refusal.span, text: `\`${refusal.expression}\` does not hold` }];
    const span = outcome.kind === "fails" ? this.row.failsWith?.span : this.row.returns?.span;
    this.context.report.add(
      "example-refused",
      span ?? this.row.span,
      { id: refusal.id, code: refusal.code },
      { labels },
    );
    return true;
  }

  /** What the result alone decides: its type, and the Ensures of a query. */
  private returns(): boolean {
    const { outcome } = this.example;
    if (outcome?.kind !== "returns" || this.operation.returns === undefined) return false;
    const result = valueOf(outcome.value, this.env)?.value;
    const span = spanOf(this.row.returns, this.row);
    const misfit = conforms(result, this.operation.returns, { ...this.env, result });
    if (misfit) {
      this.context.report.add("example-result", span, {
        path: misfit.path,
        expected: misfit.expected,
        actual: shown(misfit.actual),
      });
      return true;
    }
    return (
      this.operation.changes === undefined &&
      this.operation.ensures.some(clause => {
        if (this.holds(clause, result)) return false;
        this.report("example-postcondition", clause, span);
        return true;
      })
    );
  }

  private holds(clause: Clause, result?: unknown): boolean {
    const value = valueOf(clause.condition, { ...this.env, result });
    return value !== undefined && equalValues(value.value, true);
  }

  private report(
    code: "example-invariant" | "example-precondition" | "example-postcondition",
    clause: Clause,
    span: Span,
  ): void {
    const labels = [{ span: clause.span, text: `\`${clause.expression}\` does not hold` }];
    this.context.report.add(code, span, { id: clause.id }, { labels });
  }

  private stateSpan(): Span {
    return spanOf(this.row.before ?? this.row.inputs.find(one => /^before\s/i.test(one.name.text))?.value, this.row);
  }
}

const spanOf = (cell: ExprNode | undefined, row: ExampleNode): Span => cell?.span ?? row.span;
