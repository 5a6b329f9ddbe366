/** One call of running code: its scene, in which the state is the live one, and what is remembered of it. */
import { type EventRecord, type LiveScene, type PortRecord, type Scene, Unanswered, type Values } from "../contract.js";
import type { Beforehand } from "../judge/before.js";
import type { Secret } from "../secrets.js";
import type { Expectations } from "./rows.js";
import type { View } from "./suspension.js";

/** Something was asked for before the call that only its end can tell: the result, or what a dependency answers. */
export class Later extends Unanswered {}

/** In place of the number of a call: it is not counted, or others were under way when it began. */
export const uncounted = -2;
export const notAlone = -1;

/** The state of a contract that has none, or whose state cannot be read. */
const stateless: Values = Object.freeze({});

/** What most calls do not need is absent and read from the prototype: what is small is made fast. */
export class LiveCall implements LiveScene {
  declare now: Date;
  declare actor: unknown;
  declare ports: readonly PortRecord[];
  declare events: readonly EventRecord[];
  declare answer: NonNullable<Scene["answer"]>;

  /** What was found before the call. Absent: nothing to find. */
  declare prior: Beforehand | undefined;
  /** What the rows of Changes say of the state after. Absent: nothing that is judged. */
  declare expected: Expectations | undefined;
  /** Secrets that the call may replace; absent where there are none. */
  declare secrets: ReadonlyMap<unknown, Secret> | undefined;
  /** What is judged of a call from inside of a condition. Absent: everything. */
  declare view: View | undefined;
  /** Whether a capture has no value, so that quick checks cannot read them. */
  declare incomplete: boolean | undefined;

  input: Values;
  before: Values;
  after: Values;
  /** Whether conditions that read the state can be judged. */
  state: boolean;
  /** The number of the call where it began alone. */
  serial: number;
  /** Undefined until the call has ended. */
  result: unknown;
  // Undefined where nothing is captured: to be added to a finished object, it is too usual.
  captured!: readonly unknown[];

  constructor(input: Values, state: Values | undefined) {
    this.input = input;
    this.before = state ?? stateless;
    this.after = this.before;
    this.state = state !== undefined;
    this.serial = uncounted;
    this.result = undefined;
    this.captured = undefined as never;
  }
}

Object.assign(LiveCall.prototype, {
  now: undefined,
  actor: undefined,
  ports: undefined,
  events: undefined,
  answer: undefined,
  prior: undefined,
  expected: undefined,
  secrets: undefined,
  view: undefined,
  incomplete: undefined,
});

/** The same before the call, where whatever asks for the result has to wait. */
export class EarlyCall implements Scene {
  readonly input: Values;
  readonly before: Values;
  readonly after: Values;
  readonly now: Date;
  readonly actor: unknown;
  readonly answer: NonNullable<Scene["answer"]>;

  constructor(call: LiveCall) {
    this.input = call.input;
    this.before = call.before;
    this.after = call.after;
    this.now = call.now;
    this.actor = call.actor;
    this.answer = call.answer;
  }

  get result(): never {
    throw new Later("the call has not ended");
  }
}

export function notYet(): never {
  throw new Later("the dependency has not been asked yet");
}
