/** What leaves a guard other than by its answer, without what the spec calls secret or personal. */
import type { OperationContract, PortRecord, Values } from "../contract.js";
import { coverViolation, withoutMessages } from "../covering.js";
import { coverSecrets, gatherSecrets, hideSecrets, type Secret, withoutPlaces } from "../secrets.js";
import { framesOf, hidden, shownError } from "../shown-error.js";
import { ContractViolation, type Violation } from "../violation.js";
import type { Call } from "./call.js";
import { EventMisfit } from "./events.js";
import type { GuardOptions } from "./options.js";
import type { GuardPlan } from "./plan.js";
import { PortTrouble, Refused } from "./refused.js";

type Known = ReadonlyMap<unknown, Secret>;

export class Discreet {
  private readonly off: boolean;
  /** Whether there may be secrets that nobody here has seen. */
  private readonly isBlind: boolean;

  constructor(
    private readonly plan: GuardPlan,
    private readonly options: Pick<GuardOptions, "redact" | "observe">,
  ) {
    this.off = options.redact === false;
    this.isBlind = options.redact !== "known" && plan.contract.secrets !== undefined && options.observe === undefined;
  }

  /** The secrets of a call, and of all the state: goes through all of it, for texts that may hold any of them. */
  knownIn(call: Call): Known {
    const found = this.gathered(call);
    const { secrets } = this.plan.contract;
    if (!this.off && secrets !== undefined) gatherSecrets(this.state(), secrets, found);
    return found;
  }

  /** The secrets of a call, wherever they stand, for what is shown of the call alone. */
  knownOf(call: Call): Known {
    return this.gathered({ ...call, input: shallow(call.input), actor: shallow({ actor: call.actor }).actor });
  }

  private gathered(call: Call): Map<unknown, Secret> {
    const found = new Map<unknown, Secret>();
    if (this.off) return found;
    const { contract, actor, events } = this.plan;
    gatherSecrets(call.input, call.operation.secrets?.input, found);
    gatherSecrets(call.actor, actor?.secrets, found);
    gatherSecrets(call.looked, contract.secrets, found);
    for (const { event, data } of call.events) gatherSecrets(data, events[event]?.secrets, found);
    for (const record of call.ports) this.gatherAnswer(record, found);
    return found;
  }

  private state(): unknown {
    try {
      return this.options.observe?.();
    } catch {
      return undefined;
    }
  }

  private gatherAnswer({ port, function: name, args, answer }: PortRecord, found: Map<unknown, Secret>): void {
    const secrets = this.plan.ports[port]?.[name]?.secrets;
    gatherSecrets(args, secrets?.args, found);
    if (answer.kind === "returned") gatherSecrets(answer.value, secrets?.answer, found);
  }

  input({ operation, input }: Call, known: Known): Values {
    if (this.off) return input;
    const declared = withoutUndeclared(shallow(input), operation);
    return hideSecrets(withoutPlaces(declared, operation.secrets?.input), known) as Values;
  }

  actor({ actor }: Call, known: Known): unknown {
    if (this.off) return actor;
    return hideSecrets(withoutPlaces(shallow({ actor }).actor, this.plan.actor?.secrets), known);
  }

  violation(violation: Violation, known: Known): Violation {
    if (this.off) return violation;
    const places = this.plan.contract.operations[violation.operation]?.secrets?.input;
    const { input, actual } = violation;
    return coverViolation(
      {
        ...violation,
        input: withoutPlaces(input, places) as Values,
        actual: this.isBlind ? withoutMessages(actual) : actual,
      },
      known,
    );
  }

  /** What an answer of the guard says beside its code. */
  text(text: string, known: Known): string {
    return this.off ? text : coverSecrets(text, known);
  }

  data(code: string, data: unknown): unknown {
    return this.off ? data : withoutPlaces(data, this.plan.errors[code]?.secrets);
  }

  /** An error as it may be logged: of the same class, its message, stack, fields and causes without the secrets. */
  error(error: unknown, call: Call): unknown {
    if (this.off) return error;
    try {
      return this.shown(error, { known: this.knownIn(call), isBlind: this.isBlind, outer: new Set() });
    } catch {
      return new Error("«an error was thrown that cannot be shown»");
    }
  }

  private shown(error: unknown, how: Hiding): unknown {
    const { known, isBlind, outer } = how;
    if (!(error instanceof Error)) return isBlind ? `«a ${typeof error} was thrown»` : hiddenIn(error, known);
    // A cause may lead back to its error.
    if (outer.has(error)) return undefined;
    const next = { ...how, isBlind: isBlind || this.isOpaque(error), outer: new Set([...outer, error]) };
    const inside = (each: unknown) => (each instanceof Error ? this.shown(each, next) : hiddenIn(each, known));
    return error instanceof ContractViolation
      ? this.shownViolation(error, known, inside)
      : shownError(error, known, isBlind && !isOwn(error), inside, isOwn);
  }

  /** What a dependency says where it does not answer may hold what it would have answered. */
  private isOpaque(error: Error): boolean {
    if (!(error instanceof PortTrouble) || this.options.redact === "known") return false;
    return this.plan.ports[error.port]?.[error.operation]?.secrets?.answer !== undefined;
  }

  private shownViolation(error: ContractViolation, known: Known, inside: (each: unknown) => unknown): Error {
    const cause = error.cause === undefined ? {} : { cause: inside(error.cause) };
    const shown = new ContractViolation(this.violation(error.violation, known), cause);
    return Object.defineProperty(shown, "stack", hidden(framesOf(error, shown.message)));
  }
}

/** Our own, of which the messages hold no values. */
const isOwn = (error: Error): boolean =>
  error instanceof PortTrouble || error instanceof Refused || error instanceof EventMisfit;

/** What hangs on a function is not gone through. */
function hiddenIn(value: unknown, known: Known): unknown {
  return typeof value === "function" ? "«a function»" : hideSecrets(value, known);
}

interface Hiding {
  readonly known: Known;
  /** Whether there may be secrets that nobody here has seen. */
  readonly isBlind: boolean;
  readonly outer: ReadonlySet<unknown>;
}

/** A secret may stand under a misspelt name. */
function withoutUndeclared(input: Values, { parameters, secrets }: OperationContract): Values {
  if (secrets?.input === undefined) return input;
  const names = parameters.flat();
  const entries = Object.entries(input);
  return Object.fromEntries(entries.map(([name, value]) => [name, names.includes(name) ? value : "«undeclared»"]));
}

/** A value that is nested deeper than anything that is meant is not shown: what goes through it might not come back. */
function shallow<T extends Values>(values: T): T {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isDeep(value, 100) ? "«nested too deep to be shown»" : value]),
  ) as T;
}

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  if (left === 0) return true;
  const inside = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  return inside.some(one => isDeep(one, left - 1));
}
