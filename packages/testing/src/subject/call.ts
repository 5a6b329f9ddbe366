/** One call of an implementation under test, and what it says about the promises of the spec. */
import {
  ContractViolation,
  describeOutcome,
  type ExecutableContract,
  equal,
  type Finding,
  type OperationContract,
  type Outcome,
  type Scene,
  show,
  violationOf,
  withPoints,
} from "@tenet/runtime";

/** `Seen`: the call as the conditions of its operation read it. */
export class Call<Seen = Scene> {
  constructor(
    private readonly contract: ExecutableContract,
    private readonly operation: OperationContract,
    readonly scene: Scene,
    readonly outcome: Outcome,
    readonly findings: readonly Finding[],
    /** Whether the state is seen. */
    private readonly sees = true,
  ) {}

  /** Throws a ContractViolation for the first of these promises that the call breaks; without ids, for the first of all. */
  keeps(...ids: readonly string[]): void {
    const broken = this.findings.find(
      finding => !finding.holds && (ids.length === 0 || ids.includes(finding.id) || finding.blame === "caller"),
    );
    if (broken) throw new ContractViolation(violationOf(this.contract, this.operation, this.scene.input, broken));
  }

  /** Throws unless the call returned a value equal to this one. */
  returns(value: unknown): void {
    if (this.outcome.kind === "returned" && equal(this.outcome.value, value)) return;
    throw this.other(
      value === undefined ? "to succeed" : `to return ${show(withPoints(value, this.operation.decimals?.result))}`,
    );
  }

  /** Throws unless the call failed with the code. */
  fails(code: string): void {
    if (this.outcome.kind !== "failed" || this.outcome.code !== code) throw this.other(`to fail with ${code}`);
  }

  /** Throws unless the call succeeded, whatever it returned. */
  succeeds(): void {
    if (this.outcome.kind !== "returned") throw this.other("to succeed");
  }

  /** Throws unless the condition holds of the call and its result; `expression` is how the spec writes it. */
  holds(expression: string, condition: (call: Seen) => boolean): void {
    if (!condition(this.scene as Seen))
      throw this.other(`to make \`${expression}\` true`, `it is not: ${this.described}`);
  }

  /** The same for a condition over the state; where the state cannot be seen, it is not looked at. */
  leaves(expression: string, condition: (call: Seen) => boolean): void {
    if (this.sees) this.holds(expression, condition);
  }

  toString(): string {
    return `${this.operation.name}(${this.input}): ${this.described}`;
  }

  private get described(): string {
    return describeOutcome(this.outcome, this.operation);
  }

  private get input(): string {
    return show(withPoints(this.scene.input, this.operation.decimals?.input), 200);
  }

  private other(expected: string, actual = this.described): Error {
    return new Error(`expected ${this.operation.name}(${this.input}) ${expected}, but ${actual}`);
  }
}

/** A call as a message shows it. */
export interface Shown {
  toString(): string;
}

/** A call inside a law failed; `fails` of the subject sees this one only. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  constructor(readonly call: Shown) {
    super(call.toString());
  }
}
