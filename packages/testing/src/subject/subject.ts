/** An implementation under test, in process: started on a state, called, judged. */
import {
  argumentsOf, type Binding, ContractViolation, copy, type ExecutableContract, failed, type Finding, isBinding, judge, type OperationContract,
  type Outcome, returned, type Scene, type Values, violationOf,
} from "@tenet/runtime";
import { usable } from "../draw.js";
import type { Unusable } from "../scope.js";
import { convert, type Shape, type Shapes } from "./convert.js";
import { world } from "./world.js";

/** One call and what it says about the promises of the spec. */
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
    const broken = this.findings.find(finding => !finding.holds && (ids.length === 0 || ids.includes(finding.id) || finding.blame === "caller"));
    if (broken) throw new ContractViolation(violationOf(this.contract, this.operation, this.scene.input, broken));
  }
}

export interface SubjectOptions {
  /** Where declared types stand; needed where the binding converts values. */
  readonly shapes?: Shapes;
}

/** The implementation that a binding, or the module that exports one, or a plain module of functions stands for. */
export function subject(contract: ExecutableContract, bindingModule: unknown, options: SubjectOptions = {}): Subject {
  return new Subject(contract, bindingOf(bindingModule), options.shapes);
}

function bindingOf(module: unknown): Binding {
  if (isBinding(module)) return module;
  const standard = read(module, "default");
  return isBinding(standard) ? standard : { module };
}

type Callable = (...args: unknown[]) => unknown;

export class Subject {
  private instance: unknown;
  private state: Values = {};

  constructor(
    private readonly contract: ExecutableContract,
    private readonly binding: Binding,
    private readonly shapes: Shapes | undefined,
  ) {
    if (binding.values && !shapes) throw new TypeError("This binding converts values, so subject() needs to know their types: subject(contract, binding, { shapes }).");
  }

  /** A fresh instance. A state that could not be put together skips the case. */
  async start(state: object | Unusable = {}): Promise<void> {
    const given = copy(usable(state) as Values);
    this.instance = undefined;
    this.state = given;
    if (this.binding.create) this.instance = await this.binding.create(world(this.convertFields("to", copy(given), this.shapes?.state), given) as never);
    await this.observe();
  }

  /** Calls the operation in the heading's form and judges the call. */
  async call(name: string, input: object | Unusable = {}): Promise<Call> {
    const operation = this.contract.operations[name];
    if (!operation) throw new TypeError(`${this.contract.spec} has no operation ${name}.`);
    const given = usable(input) as Values;
    const before = copy(this.state);
    const outcome = await this.outcome(operation, copy(given));
    await this.observe();
    const scene: Scene = { input: operation.complete?.(given) ?? given, before, after: this.state, result: outcome.kind === "returned" ? outcome.value : undefined };
    return new Call(this.contract, operation, scene, outcome, judge(this.contract, operation, scene, outcome, { state: this.sees }));
  }

  private get sees(): boolean {
    return this.contract.stateful && this.binding.observe !== undefined;
  }

  private async observe(): Promise<void> {
    if (!this.sees) return;
    this.state = copy(this.convertFields("from", (await this.binding.observe!(this.instance)) as Values, this.shapes?.state));
  }

  private async outcome(operation: OperationContract, input: Values): Promise<Outcome> {
    const shape = this.shapes?.operations[operation.name];
    try {
      const value = await this.invoke(operation, this.convertFields("to", input, shape?.input));
      if (operation.constructs && !this.binding.create) this.instance = value;
      const outcome = operation.constructs ? { kind: "returned", value } as const : returned(this.contract, value);
      if (outcome.kind === "failed") return outcome;
      if (!operation.returns) return { kind: "returned", value: undefined };
      return { kind: "returned", value: copy(this.convert("from", outcome.value, shape?.result)) };
    } catch (error) {
      return failed(error, this.binding.errors);
    }
  }

  private invoke(operation: OperationContract, input: Values): unknown {
    const bound = (this.binding.operations as Record<string, Callable> | undefined)?.[operation.name];
    if (bound) return bound(this.instance, input);
    const args = argumentsOf(operation, input);
    const homes = operation.constructs ? [] : [this.instance];
    const { module } = this.binding;
    for (const home of [...homes, module, read(module, "default")]) {
      const found = read(home, operation.name);
      if (typeof found === "function") return operation.constructs ? Reflect.construct(found, args) : Reflect.apply(found, home, args);
    }
    // A module that is one function.
    const itself = [module, read(module, "default")].find(home => typeof home === "function");
    if (itself) return operation.constructs ? Reflect.construct(itself as never, args) : Reflect.apply(itself as Callable, undefined, args);
    throw new TypeError(`The implementation has no operation ${operation.name}.`);
  }

  private convertFields(direction: "to" | "from", values: Values, shapes: Readonly<Record<string, Shape>> | undefined): Values {
    return shapes ? (this.convert(direction, values, { fields: shapes }) as Values) : values;
  }

  private convert(direction: "to" | "from", value: unknown, shape: Shape | undefined): unknown {
    const { values } = this.binding;
    return values && shape && this.shapes ? convert(direction, values, this.shapes.types, value, shape) : value;
  }
}

function read(owner: unknown, name: string): unknown {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return undefined;
  return Reflect.get(owner, name);
}
