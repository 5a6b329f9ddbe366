/** An implementation under test, in process: started on a state, called, judged. */
import {
  argumentsOf,
  type Binding,
  ContractViolation,
  copy,
  type ExecutableContract,
  failed,
  implement,
  isBinding,
  judge,
  judgeCaller,
  type OperationContract,
  type Outcome,
  returned,
  type Scene,
  type SceneOf,
  type Secrets,
  type Shape as Spec,
  show,
  type Values,
} from "@tenet/runtime";
import fc from "fast-check";
import { usable } from "../draw.js";
import type { Case } from "../draws/cases.js";
import { dataObject } from "../draws/containers.js";
import { type Unusable, unusable } from "../scope.js";
import { Call, CallFailed } from "./call.js";
import { convert, copyOf, type Shape, type Shapes } from "./convert.js";
import { Discreet, type Told } from "./discreet.js";
import { world } from "./world.js";

export interface SubjectOptions {
  /** Where declared types stand; needed where the binding converts values. */
  readonly shapes?: Shapes;
}

/** The implementation that a binding, or the module that exports one, or a plain module of functions stands for. */
export function subject<S extends Spec = Spec>(
  contract: ExecutableContract,
  bindingModule: unknown,
  options: SubjectOptions = {},
): Subject<S> {
  return new Subject<S>(contract, bindingOf(bindingModule), options.shapes);
}

function bindingOf(module: unknown): Binding {
  if (isBinding(module)) return module;
  const standard = read(module, "default");
  return isBinding(standard) ? standard : { module };
}

/** A case, or what stands for one that could not be put together. */
type Drawn = Case<object, object> | Unusable;
type Cases = fc.Arbitrary<Drawn>;
type Callable = (...args: unknown[]) => unknown;

type Name<S extends Spec> = keyof S["operations"] & string;
type Seen<S extends Spec, K extends Name<S>> = SceneOf<
  S["state"],
  S["operations"][K]["input"],
  S["operations"][K]["result"]
>;

export class Subject<S extends Spec = Spec> {
  private instance: unknown;
  private observed: Values = {};
  /** Of the law at hand. */
  private readonly calls: (Told & { readonly plainly: string })[] = [];
  private readonly discreet: Discreet;

  constructor(
    private readonly contract: ExecutableContract,
    private readonly binding: Binding,
    private readonly shapes: Shapes | undefined,
  ) {
    this.discreet = new Discreet(contract, this.sees);
    if (binding.values && !shapes)
      throw new TypeError(
        "This binding converts values, so subject() needs to know their types: subject(contract, binding, { shapes }).",
      );
  }

  /** The state as it was last seen. */
  get state(): S["state"] {
    return this.observed;
  }

  /** That calls keep these promises: each case on a fresh instance with the case's state. */
  property(operation: Name<S>, cases: Cases, ...ids: readonly string[]): fc.IAsyncProperty<[Drawn]> {
    return this.over(operation, cases, async ({ state, input }) => {
      if (this.operation(operation).constructs) this.reset(state as Values);
      else await this.start(state);
      const call = await this.call(operation, input);
      call.keeps(...ids);
    });
  }

  /** That the wrapped implementation is not called with inputs that break a duty of the caller. */
  guard(operation: Name<S>, cases: Cases): fc.IAsyncProperty<[Drawn]> {
    return this.over(operation, cases, async ({ state, input }) => {
      const error = refusal(this.contract, operation, state, input as Values);
      if (error instanceof ContractViolation && error.violation.blame === "caller") return;
      const shown = show(this.discreet.input(input as Values, this.operation(operation), state as Values), 200);
      throw new Error(`expected ${operation}(${shown}) to be refused before the implementation is called`);
    });
  }

  private over(
    name: Name<S>,
    cases: Cases,
    judge: (drawn: Case<object, object>) => Promise<void>,
  ): fc.IAsyncProperty<[Drawn]> {
    const operation = this.operation(name);
    const shown = cases.map(drawn => (drawn === unusable ? drawn : this.discreet.case(drawn, operation)));
    return fc.asyncProperty(shown, async drawn => {
      const one = usable(drawn);
      try {
        await judge(one);
      } catch (error) {
        throw this.discreet.error(error, one, operation);
      }
    });
  }

  /**
   * That a law holds for all that it is given. It calls operations by `result` and `fails`, on an instance of its own.
   * `secrets`: where these stand in what is given.
   */
  law<G>(
    given: fc.Arbitrary<G | Unusable>,
    holds: (given: G) => boolean | Promise<boolean>,
    secrets?: Secrets,
  ): fc.IAsyncProperty<[G | Unusable]> {
    const discreet = new Discreet(this.contract, this.sees, secrets);
    const shown = given.map(drawn => (drawn === unusable ? drawn : discreet.drawn(drawn)));
    return fc.asyncProperty(shown, async drawn => {
      const one = usable(drawn) as G;
      const said = (...lines: readonly string[]) => discreet.text(lines.join("\n  "), this.calls, one);
      this.calls.length = 0;
      try {
        await this.start();
        if (await holds(copy(one))) return;
      } catch (error) {
        const failed = error instanceof CallFailed ? this.calls.at(-1) : undefined;
        throw failed ? new CallFailed(said(failed.plainly)) : discreet.error(error, one as object);
      }
      throw new Error(said("the law does not hold", ...this.calls.map(call => call.plainly)));
    });
  }

  /** What an operation returns, for laws. Outside of the law, and skipped, is a call that breaks a duty of its caller. */
  async result<K extends Name<S>>(
    operation: K,
    input: S["operations"][K]["input"],
  ): Promise<S["operations"][K]["result"]> {
    const called = this.operation(operation);
    const given = called.complete?.(input as Values) ?? (input as Values);
    const scene: Scene = { input: given, before: this.observed, after: this.observed, result: undefined };
    fc.pre(judgeCaller(called, scene, { state: this.sees }).every(finding => finding.holds));
    const call = await this.call(operation, input);
    this.calls.push(call);
    if (call.outcome.kind === "failed") throw new CallFailed(call.toString());
    return call.outcome.value as S["operations"][K]["result"];
  }

  /** Whether a call of an operation inside fails. */
  async fails(body: () => unknown): Promise<boolean> {
    try {
      await body();
      return false;
    } catch (error) {
      if (error instanceof CallFailed) return true;
      throw error;
    }
  }

  /** A fresh instance. A state that could not be put together skips the case. */
  async start(state: object | Unusable = {}): Promise<void> {
    const given = this.reset(usable(state) as Values);
    const maker = Object.values(this.contract.operations).find(operation => operation.constructs);
    if (maker && !this.binding.create) {
      throw new TypeError(
        `The binding says nothing of how a subject with a given state is made: give it create(world), which may call new ${maker.name}(…).`,
      );
    }
    if (this.binding.create)
      this.instance = await this.binding.create(
        world(this.convertFields("to", copy(given), this.shapes?.state), given) as never,
      );
    await this.observe();
  }

  /** Calls the operation in the heading's form and judges the call. */
  async call<K extends Name<S>>(name: K, input: object | Unusable = {}): Promise<Call<Seen<S, K>>> {
    const operation = this.operation(name);
    const given = usable(input) as Values;
    const before = copy(this.observed);
    const shape = this.shapes?.operations[operation.name]?.input;
    const passed = dataObject(
      Object.entries(given).map(([name, value]) => [name, copyOf(value, shape?.[name], this.shapes)] as const),
    );
    const outcome = await this.outcome(operation, passed);
    // There is nothing to look at where nothing was constructed.
    if (!operation.constructs || outcome.kind === "returned") await this.observe();
    const scene: Scene = {
      input: operation.complete?.(given) ?? given,
      before,
      after: this.observed,
      result: outcome.kind === "returned" ? outcome.value : undefined,
    };
    return new Call<Seen<S, K>>(
      this.contract,
      operation,
      scene,
      outcome,
      judge(this.contract, operation, scene, outcome, { state: this.sees, inputs: { before: given, after: passed } }),
      this.sees,
      this.discreet,
    );
  }

  private operation(name: string): OperationContract {
    const operation = Object.hasOwn(this.contract.operations, name) ? this.contract.operations[name] : undefined;
    if (!operation) throw new TypeError(`${this.contract.spec} has no operation ${name}.`);
    return operation;
  }

  private reset(state: Values): Values {
    this.instance = undefined;
    this.observed = copy(state);
    return this.observed;
  }

  private get sees(): boolean {
    return this.contract.stateful && this.binding.observe !== undefined;
  }

  private async observe(): Promise<void> {
    if (!this.sees) return;
    this.observed = copy(
      this.convertFields("from", (await this.binding.observe!(this.instance)) as Values, this.shapes?.state),
    );
  }

  private async outcome(operation: OperationContract, input: Values): Promise<Outcome> {
    const shape = this.shapes?.operations[operation.name];
    try {
      const value = await this.invoke(operation, this.convertFields("to", input, shape?.input));
      if (operation.constructs) this.instance = value;
      const outcome = operation.constructs ? ({ kind: "returned", value } as const) : returned(this.contract, value);
      if (outcome.kind === "failed") return outcome;
      if (!operation.returns) return { kind: "returned", value: undefined };
      return {
        kind: "returned",
        value: copyOf(this.convert("from", outcome.value, shape?.result), shape?.result, this.shapes),
      };
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
      if (typeof found === "function")
        return operation.constructs ? Reflect.construct(found, args) : Reflect.apply(found, home, args);
    }
    // A module that is one function.
    const itself = [module, read(module, "default")].find(home => typeof home === "function");
    if (itself)
      return operation.constructs
        ? Reflect.construct(itself as never, args)
        : Reflect.apply(itself as Callable, undefined, args);
    throw new TypeError(`The implementation has no operation ${operation.name}.`);
  }

  private convertFields(
    direction: "to" | "from",
    values: Values,
    shapes: Readonly<Record<string, Shape>> | undefined,
  ): Values {
    return shapes ? (this.convert(direction, values, { fields: shapes }) as Values) : values;
  }

  private convert(direction: "to" | "from", value: unknown, shape: Shape | undefined): unknown {
    const { values } = this.binding;
    return values && shape && this.shapes ? convert(direction, values, this.shapes.types, value, shape) : value;
  }
}

/** How the wrapper answers the call; undefined where it let the call through. */
function refusal(contract: ExecutableContract, name: string, state: object, input: Values): unknown {
  const stand = Object.fromEntries(Object.keys(contract.operations).map(one => [one, () => undefined]));
  const operation = contract.operations[name] as OperationContract;
  let called = false;
  const wrapped = implement(contract, { ...stand, [name]: () => (called = true) } as Record<string, Callable>, {
    observe: () => state,
  });
  try {
    wrapped[name]?.(...argumentsOf(operation, input));
  } catch (error) {
    return called ? undefined : error;
  }
  return undefined;
}

function read(owner: unknown, name: string): unknown {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return undefined;
  return Reflect.get(owner, name);
}
