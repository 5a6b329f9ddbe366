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
} from "@tenet/runtime";

export class Call {
  constructor(
    private readonly contract: ExecutableContract,
    private readonly operation: OperationContract,
    readonly scene: Scene,
    readonly outcome: Outcome,
    readonly findings: readonly Finding[],
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
    throw this.other(value === undefined ? "to succeed" : `to return ${show(value)}`);
  }

  /** Throws unless the call failed with the code. */
  fails(code: string): void {
    if (this.outcome.kind !== "failed" || this.outcome.code !== code) throw this.other(`to fail with ${code}`);
  }

  toString(): string {
    return `${this.operation.name}(${show(this.scene.input, 200)}): ${describeOutcome(this.outcome)}`;
  }

  private other(expected: string): Error {
    return new Error(
      `expected ${this.operation.name}(${show(this.scene.input, 200)}) ${expected}, but ${describeOutcome(this.outcome)}`,
    );
  }
}

/** A call inside a law failed; `fails` of the subject sees this one only. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  constructor(readonly call: Call) {
    super(call.toString());
  }
}
