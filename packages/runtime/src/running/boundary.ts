/** One operation of one implementation: what is fixed when it is wrapped, and the modes as they are now. */
import type { Change, ExecutableContract, OperationContract, Quick, Values } from "../contract.js";
import { inputOf } from "../judge/calls.js";
import { reason } from "../judge/changes.js";
import { show } from "../show.js";
import { isPromise } from "./ending.js";
import { environmentRules, rulesFor } from "./environment.js";
import { bitOf, checkedKinds, type Kinds, modeOf, parseModes, type Rule, refuseStrangers, running } from "./modes.js";
import type { WrapOptions } from "./options.js";
import type { Subject } from "./subject.js";
import { type View, watched, withoutSuspended } from "./suspension.js";

export type Method = (...args: unknown[]) => unknown;

/** What all operations of one wrapper share. */
export class Wrapper {
  readonly boundaries: Boundary[] = [];
  private readonly layers: readonly (readonly Rule[])[];

  constructor(
    readonly contract: ExecutableContract,
    readonly implementation: object,
    readonly options: WrapOptions,
    readonly subject: Subject,
  ) {
    const own = options.modes === undefined ? [] : parseModes(options.modes);
    // What was set while the program ran may be older than this.
    for (const rules of [own, running.rules]) refuseStrangers(rules, contract.spec, Object.keys(contract.operations));
    this.layers = [own, rulesFor(contract, environmentRules())];
    if (contract.stateful && options.observe !== undefined) subject.watched = true;
  }

  /** Brings every operation up to the modes that are set now. */
  resolve(): void {
    const layers = [...this.layers, running.rules];
    for (const one of this.boundaries) one.resolve(layers);
  }
}

export class Boundary {
  readonly contract: ExecutableContract;
  readonly options: WrapOptions;
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
  /** Whether messages have to be covered. */
  readonly holdsSecrets: boolean;
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
  version = -1;

  private readonly drawn: Drawn;
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
    this.holdsSecrets = [contract.secrets, operation.secrets?.input, operation.secrets?.result].some(Boolean);
    const troubled = operation.changes?.some(row => row.trouble !== undefined) ?? false;
    this.copies = options.frames === true || operation.quick === undefined || troubled;
    const isAlone = !this.observes && !this.asks && contract.errors === "throw";
    this.alone = isAlone ? operation.quick : undefined;
    this.view = watched({ contract, operation }, subject);
    this.drawn = drawnOf(contract, operation.name);
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

  /** Contract and operation as the judge reads them in a call that begins now. */
  judged(): View {
    return withoutSuspended(this.view, this.subject);
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
    const drawn = this.drawn.calls++;
    return this.some.reduce((kinds, one) => (drawn % one.every === 0 ? kinds | one.kinds : kinds), this.always);
  }

  /** The state as it is now. */
  observe(): Values {
    const { subject, options } = this;
    let state: unknown;
    subject.observing = true;
    try {
      state = options.observe?.();
    } catch (error) {
      throw new Unobserved("`observe` failed", reason(error));
    } finally {
      subject.observing = false;
    }
    if (typeof state !== "object" || state === null)
      throw new Unobserved(`\`observe\` answered ${show(state, 40)} in place of an object with the state`);
    if (!isPromise(state)) return state as Values;
    state.then(undefined, () => {});
    throw new Unobserved("`observe` answered a promise; it has to answer the state at once");
  }
}

/** The state could not be read. */
export class Unobserved extends Error {
  /** `foreign`: what somebody else's error says, which may hold what is secret. */
  constructor(
    message: string,
    readonly foreign?: string,
  ) {
    super(message);
  }
}

interface Drawn {
  calls: number;
}

const draws = new WeakMap<ExecutableContract, Map<string, Drawn>>();

/** All wrappers of a contract count together: where each request has its own, one call of a hundred is still one. */
function drawnOf(contract: ExecutableContract, operation: string): Drawn {
  const known = draws.get(contract) ?? new Map<string, Drawn>();
  draws.set(contract, known);
  const drawn = known.get(operation) ?? { calls: 0 };
  known.set(operation, drawn);
  return drawn;
}
