/** What leaves a guard other than by its answer, without what the spec calls secret or personal. */
import type { Outcome, PortRecord, Values } from "../contract.js";
import { coverSecrets, gatherSecrets, hideSecrets, type Secret, withoutPlaces } from "../secrets.js";
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

  /** The secrets of a call, wherever they stand; `outcome` where it has ended. */
  knownIn(call: Call, outcome?: Outcome): Known {
    const found = new Map<unknown, Secret>();
    if (this.off) return found;
    const { contract, actor, events } = this.plan;
    gatherSecrets(call.input, call.operation.secrets?.input, found);
    gatherSecrets(call.actor, actor?.secrets, found);
    gatherSecrets(call.looked, contract.secrets, found);
    if (contract.secrets !== undefined) gatherSecrets(this.state(), contract.secrets, found);
    if (outcome?.kind === "returned") gatherSecrets(outcome.value, call.operation.secrets?.result, found);
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
    return hideSecrets(withoutPlaces(input, operation.secrets?.input), known) as Values;
  }

  actor({ actor }: Call, known: Known): unknown {
    return this.off ? actor : hideSecrets(withoutPlaces(actor, this.plan.actor?.secrets), known);
  }

  violation(violation: Violation, known: Known): Violation {
    if (this.off) return violation;
    const places = this.plan.contract.operations[violation.operation]?.secrets?.input;
    const covered = (text: string) => coverSecrets(text, known);
    return {
      ...violation,
      input: hideSecrets(withoutPlaces(violation.input, places), known) as Values,
      expected: covered(violation.expected),
      actual: covered(this.isBlind ? withoutMessage(violation.actual) : violation.actual),
      parts: violation.parts.map(part => ("value" in part ? { ...part, value: hideSecrets(part.value, known) } : part)),
    };
  }

  /** What an answer of the guard says beside its code. */
  text(text: string, known: Known): string {
    return this.off ? text : coverSecrets(text, known);
  }

  data(code: string, data: unknown): unknown {
    return this.off ? data : withoutPlaces(data, this.plan.errors[code]?.secrets);
  }

  /** An error as it may be logged: of the same class, its message, stack, fields and causes without the secrets. */
  error(error: unknown, known: Known): unknown {
    return this.off ? error : this.shown(error, { known, isBlind: this.isBlind, outer: new Set() });
  }

  private shown(error: unknown, how: Hiding): unknown {
    const { known, isBlind, outer } = how;
    if (!(error instanceof Error)) return isBlind ? `«a ${typeof error} was thrown»` : hideSecrets(error, known);
    // A cause may lead back to its error.
    if (outer.has(error)) return undefined;
    const next = { ...how, isBlind: isBlind || this.isOpaque(error), outer: new Set([...outer, error]) };
    const inside = (each: unknown) => (each instanceof Error ? this.shown(each, next) : hideSecrets(each, known));
    return error instanceof ContractViolation
      ? this.shownViolation(error, known, inside)
      : copyOf(error, known, isBlind && !isOwn(error), inside);
  }

  /** What a dependency says where it does not answer may hold what it would have answered. */
  private isOpaque(error: Error): boolean {
    if (!(error instanceof PortTrouble) || this.options.redact === "known") return false;
    return this.plan.ports[error.port]?.[error.operation]?.secrets?.answer !== undefined;
  }

  private shownViolation(error: ContractViolation, known: Known, inside: (each: unknown) => unknown): Error {
    const shown = new ContractViolation(this.violation(error.violation, known), causeOf(error, inside));
    return Object.defineProperty(shown, "stack", hidden(framesOf(error, shown.message)));
  }
}

interface Hiding {
  readonly known: Known;
  /** Whether there may be secrets that nobody here has seen. */
  readonly isBlind: boolean;
  readonly outer: ReadonlySet<unknown>;
}

/** Their messages hold no values. */
const isOwn = (error: Error) =>
  error instanceof PortTrouble || error instanceof Refused || error instanceof EventMisfit;

function copyOf(error: Error, known: Known, isWithheld: boolean, inside: (each: unknown) => unknown): Error {
  const message = isWithheld ? withheld : coverSecrets(error.message, known);
  const shown: Error = Object.create(Object.getPrototypeOf(error) as object);
  for (const [name, value] of Object.entries(error))
    if (!isWithheld || name === "code" || name === "name")
      Object.defineProperty(shown, name, { ...hidden(inside(value)), enumerable: true });
  Object.defineProperty(shown, "message", hidden(message));
  Object.defineProperty(shown, "stack", hidden(coverSecrets(framesOf(error, message), known)));
  if (error.cause !== undefined) Object.defineProperty(shown, "cause", hidden(causeOf(error, inside).cause));
  if (error instanceof AggregateError) Object.defineProperty(shown, "errors", hidden(error.errors.map(inside)));
  return shown;
}

/** How a call ended, without what the implementation says of it. */
function withoutMessage(actual: string): string {
  return actual.replace(/\b(it failed with \S+(?: without a code)?) \([^]*\)$/, "$1");
}

const withheld = "«the message is withheld: the state, which holds secrets, is not observed»";

const hidden = (value: unknown) => ({ value, enumerable: false, configurable: true, writable: true });

function causeOf(error: Error, inside: (each: unknown) => unknown): { cause?: unknown } {
  return error.cause === undefined ? {} : { cause: inside(error.cause) };
}

/** Where it was thrown, under a message. */
function framesOf({ name, stack }: Error, message: string): string {
  const frames = (stack ?? "").split("\n").filter(line => /^\s+at /.test(line));
  return [message === "" ? name : `${name}: ${message}`, ...frames].join("\n");
}
