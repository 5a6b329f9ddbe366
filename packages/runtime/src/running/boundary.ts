/** One operation of one implementation: what is fixed when it is wrapped, and the modes as they are now. */
import type { Change, ExecutableContract, OperationContract, Quick, Values } from "../contract.js";
import { inputOf } from "../judge/calls.js";
import { environmentRules } from "./environment.js";
import { bitOf, checkedKinds, type Kinds, modeOf, parseModes, type Rule, running } from "./modes.js";
import type { ImplementOptions } from "./options.js";
import type { Subject } from "./subject.js";
import { type View, watched, withoutSuspended } from "./suspension.js";

export type Method = (...args: unknown[]) => unknown;

const nothing: Values = Object.freeze({});

/** What all operations of one wrapper share. */
export class Wrapper {
  readonly boundaries: Boundary[] = [];
  private readonly layers: readonly (readonly Rule[])[];

  constructor(
    readonly contract: ExecutableContract,
    readonly implementation: object,
    readonly options: ImplementOptions,
    readonly subject: Subject,
  ) {
    this.layers = [options.modes === undefined ? [] : parseModes(options.modes), environmentRules()];
  }

  /** Brings every operation up to the modes that are set now. */
  resolve(): void {
    const layers = [...this.layers, running.rules];
    for (const one of this.boundaries) one.resolve(layers);
    // A call that is not checked itself may still disturb those that are.
    const counts = this.contract.stateful && this.options.observe !== undefined;
    const counted = counts && this.boundaries.some(one => one.isOn);
    for (const one of this.boundaries) one.counted = counted;
  }
}

export class Boundary {
  readonly contract: ExecutableContract;
  readonly options: ImplementOptions;
  readonly subject: Subject;
  readonly implementation: object;
  readonly quick: Quick | undefined;
  /** Whether the one argument is the whole input. */
  readonly direct: boolean;
  /** The input of a call by names, where every argument has its own; a field of each name. */
  private readonly byPosition: Record<string, unknown> | undefined;
  /** How many arguments the spec names; the caller stands behind them. */
  readonly arity: number;
  readonly observes: boolean;
  /** Whether somebody says what happens around calls. */
  readonly asks: boolean;
  /** Whether what happened around the call is judged, too. */
  readonly world: boolean;
  /** Whether postconditions read the state before. */
  readonly captures: boolean;
  /** Whether rows of Changes say what the state must be. */
  readonly expects: boolean;
  /** Whether a call may replace what the spec calls secret in the state. */
  readonly swaps: boolean;
  /** Rows that read the result, and nothing of the state. */
  readonly late = new Set<Change>();
  /** Rows that read the result, and may read the state. */
  waiting: readonly Change[] = [];
  /** Whether calls copy the whole state. */
  copies: boolean;
  /** The quick checks, where there is nothing to look at but arguments and results. */
  readonly alone: Quick | undefined;

  /** Kinds checked in every call; those that only some calls are checked for, by how many. */
  always: Kinds = 0;
  some: readonly { readonly every: number; readonly kinds: Kinds }[] = [];
  enforced: Kinds = 0;
  sampled: Kinds = 0;
  counted = false;
  version = -1;

  private drawn = 0;
  private readonly view: View;

  constructor(
    readonly wrapper: Wrapper,
    readonly operation: OperationContract,
    readonly method: Method,
  ) {
    const { contract, options, subject, implementation } = wrapper;
    const { parameters, failureModes = [], uses = [], budgets = [], emits = [] } = operation;
    this.contract = contract;
    this.options = options;
    this.subject = subject;
    this.implementation = implementation;
    this.quick = operation.quick;
    this.direct = parameters.length === 1 && typeof parameters[0] === "object" && operation.complete === undefined;
    this.byPosition =
      operation.complete === undefined && parameters.every(one => typeof one === "string" && one !== "__proto__")
        ? Object.fromEntries(parameters.map(name => [name, undefined]))
        : undefined;
    this.arity = parameters.length;
    this.observes = contract.stateful && options.observe !== undefined;
    this.asks = options.around !== undefined;
    this.world =
      options.around?.after !== undefined && [failureModes, uses, budgets, emits].some(list => list.length > 0);
    this.captures = operation.captures !== undefined;
    this.expects = operation.changes?.some(row => row.becomes || row.removes || operation.idempotent) ?? false;
    this.swaps = contract.secrets !== undefined && operation.changes !== undefined;
    const troubled = operation.changes?.some(row => row.trouble !== undefined) ?? false;
    this.copies = options.frames === true || operation.quick === undefined || troubled;
    const isAlone = !this.observes && !this.asks && contract.errors === "throw";
    this.alone = isAlone ? operation.quick : undefined;
    this.view = watched({ contract, operation }, subject);
  }

  /** The input by names, not copied; what is absent may stand as undefined. */
  inputOf(args: readonly unknown[]): Values {
    const first = args[0];
    if (this.direct && typeof first === "object" && first !== null) return first as Values;
    if (this.quick?.named !== undefined) return this.quick.named(args);
    if (this.byPosition === undefined) return inputOf(this.operation, args);
    const input = { ...this.byPosition };
    const { parameters } = this.operation;
    for (let at = 0; at < parameters.length; at += 1) input[parameters[at] as string] = args[at];
    return input;
  }

  /** Contract and operation as the judge reads them now. */
  judged(): View {
    return withoutSuspended(this.view, this.subject);
  }

  get isOn(): boolean {
    return this.always !== 0 || this.some.length > 0;
  }

  resolve(layers: readonly (readonly Rule[])[]): void {
    const some = new Map<number, Kinds>();
    this.version = running.version;
    this.always = this.enforced = this.sampled = 0;
    for (const kind of checkedKinds) {
      const { how, every, sampled } = modeOf(layers, this.contract.spec, this.operation.name, kind);
      const bit = bitOf(kind);
      if (how === "off") continue;
      if (how === "enforce") this.enforced |= bit;
      if (sampled) this.sampled |= bit;
      if (every === 1) this.always |= bit;
      else some.set(every, (some.get(every) ?? 0) | bit);
    }
    this.some = [...some].map(([every, kinds]) => ({ every, kinds }));
  }

  /** The kinds that this call is checked for. */
  kinds(): Kinds {
    if (this.version !== running.version) this.wrapper.resolve();
    return this.some.length === 0 ? this.always : this.draw();
  }

  /** The first call, and every n-th after it. */
  private draw(): Kinds {
    const drawn = this.drawn++;
    return this.some.reduce((kinds, one) => (drawn % one.every === 0 ? kinds | one.kinds : kinds), this.always);
  }

  /** The state as it is now; undefined where it cannot be read, which only modes that never throw may pass over. */
  observe(): Values | undefined {
    const { subject, options } = this;
    subject.observing = true;
    try {
      return (options.observe?.() ?? nothing) as Values;
    } catch (error) {
      if (this.enforced !== 0) throw error;
      subject.unjudged += 1;
      return undefined;
    } finally {
      subject.observing = false;
    }
  }
}
