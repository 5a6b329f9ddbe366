/**
 * Calls at the same time, by a schedule: every answer of a dependency waits at a gate, and at each point one of what is
 * open goes on: a gate, or the next call of a branch. Between two points everything runs until it waits again.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { aroundOf } from "./play.js";
import type { Talk } from "./ports.js";
import { append, fromBytes } from "./primordials.js";
import type { Happening, Raced, RacedCall, RaceScript, Reply, Schedule, Script } from "./protocol.js";
import { requestsUnderWay, stopwatch } from "./requests.js";
import type { Implementation } from "./subject.js";

interface Running extends Talk {
  readonly call: number;
}

// Taken before the implementation is loaded, which may replace them.
const nextTurn = setImmediate;
const resources = process.getActiveResourcesInfo.bind(process);
const tracker = new AsyncLocalStorage<Running>();
const runAs = tracker.run.bind(tracker) as <T>(talk: Running, run: () => T) => T;
const running = tracker.getStore.bind(tracker);
const forget = tracker.disable.bind(tracker);

/** Turns of the event loop that real input and output is waited for while something else could go on. */
const patience = 200;
/** Milliseconds that requests are waited for where there is no timer. */
const longest = 1_000;
/** Timers that fire while nothing else goes on, before it is given up. */
const mostTimers = 200;

/** Each schedule on a fresh subject. */
export async function race(subject: Implementation, script: RaceScript): Promise<Reply> {
  const races: Raced[] = [];
  for (let at = 0; at < script.schedules.length; at++)
    append(races, await new Race(subject, script, script.schedules[at]!).run());
  forget();
  return { kind: "raced", races };
}

interface Gate {
  readonly call: number;
  readonly open: () => void;
  /** Told when it opens. */
  readonly opened: Happening;
}

/** One call of a branch. */
interface Entry {
  readonly number: number;
  readonly branch: number;
  readonly script: Script["calls"][number];
  talk: Running | undefined;
  outcome: Uint8Array | undefined;
  /** Why its outcome cannot leave the process. */
  problem: unknown;
  state: "waiting" | "running" | "over";
  waited: boolean;
}

type Open =
  | { readonly kind: "gate"; readonly gate: Gate }
  | { readonly kind: "start"; readonly entry: Entry }
  /** All branches begin in one go, so that what waits for no dependency interleaves, too. */
  | { readonly kind: "together"; readonly entries: readonly Entry[] };

class Race {
  private readonly entries: Entry[] = [];
  private gates: Gate[] = [];
  private readonly log: Happening[] = [];
  private readonly choices: { open: number; taken: number }[] = [];
  private timers = 0;
  private base = 0;
  private begun = 0;
  private readonly background: Running;

  constructor(
    private readonly subject: Implementation,
    private readonly script: RaceScript,
    private readonly schedule: Schedule,
  ) {
    for (let branch = 0; branch < script.branches.length; branch++) {
      const calls = script.branches[branch]!;
      for (let at = 0; at < calls.length; at++) append(this.entries, entryOf(this.entries.length, branch, calls[at]!));
    }
    // Who asks in the background gets the answers of the first call: nothing says whose they are.
    const first = aroundOf(this.entries[0]?.script);
    this.background = { call: -1, ports: [], events: [], script: first?.answers ?? [] };
  }

  async run(): Promise<Raced> {
    const { subject, script } = this;
    await subject.create(script.state === undefined ? undefined : fromBytes(script.state));
    for (let at = 0; at < script.before.length; at++) {
      const call = script.before[at]!;
      await subject.call(call.operation, fromBytes(call.input), aroundOf(call));
    }
    const start = subject.pack(await subject.observed());
    // All calls share one time.
    await subject.surround(aroundOf(this.entries[0]?.script));
    this.base = resources().length;
    subject.ports.asking = () => running() ?? this.background;
    subject.hold = () => this.hold();
    subject.pause = where => this.pause(where);
    try {
      const over = await this.play();
      return this.told(start, over ? subject.pack(await subject.observed()) : undefined);
    } finally {
      subject.ports.asking = undefined;
      subject.hold = undefined;
      subject.pause = undefined;
    }
  }

  /** Whether it came to an end. */
  private async play(): Promise<boolean> {
    for (;;) {
      await this.settle();
      const open = this.open();
      if (open.length > 0) this.take(open[this.pick(open)]!);
      else if (this.running === 0) return true;
      else if (await this.stirs()) continue;
      else if (this.timers < mostTimers && (await this.subject.clock?.fire())) {
        this.timers++;
        append(this.log, { kind: "time" });
      } else if (resources().length <= this.base || this.timers >= mostTimers) {
        await turn();
        if (this.running > 0 && this.open().length === 0) return false;
      }
    }
  }

  private get running(): number {
    let count = 0;
    for (let at = 0; at < this.entries.length; at++) if (this.entries[at]!.state === "running") count++;
    return count;
  }

  /** Until all that runs waits. */
  private async settle(): Promise<void> {
    await turn();
    for (let at = 0; at < this.entries.length; at++) {
      const entry = this.entries[at]!;
      if (entry.problem !== undefined) throw entry.problem;
      if (entry.state === "running") entry.waited = true;
    }
    for (let tried = 0; tried < patience && this.isBusy; tried++) await turn();
  }

  /** Something real goes on. Of a request it is known whether it is its turn to wait. */
  private get isBusy(): boolean {
    if (requestsUnderWay() > 0) return this.running > this.held;
    return this.running > 0 && resources().length > this.base;
  }

  /** The calls that wait for their turn. */
  private get held(): number {
    let count = 0;
    for (let at = 0; at < this.entries.length; at++) {
      const { number, state } = this.entries[at]!;
      let waits = false;
      for (let gate = 0; gate < this.gates.length; gate++) waits ||= this.gates[gate]!.call === number;
      if (waits && state === "running") count++;
    }
    return count;
  }

  /** While requests are under way and nothing is open: whether something happens in the time that they are given. */
  private async stirs(): Promise<boolean> {
    const { running } = this;
    const isOver = stopwatch(this.subject.clock?.waits === true ? undefined : longest);
    while (requestsUnderWay() > 0 && !isOver()) {
      await turn();
      if (this.running < running || this.open().length > 0) return true;
    }
    return false;
  }

  /** Gates first, by call: the first of all leads to calls that end one after another. */
  private open(): Open[] {
    const open: Open[] = [];
    for (let call = -1; call < this.entries.length; call++)
      for (let at = 0; at < this.gates.length; at++)
        if (this.gates[at]!.call === call) append(open, { kind: "gate", gate: this.gates[at]! } satisfies Open);
    const ready = this.ready();
    for (let at = 0; at < ready.length; at++) append(open, { kind: "start", entry: ready[at]! } satisfies Open);
    if (this.begun === 0 && ready.length > 1) append(open, { kind: "together", entries: ready } satisfies Open);
    return open;
  }

  /** The next call of each branch whose last one is over. */
  private ready(): Entry[] {
    const ready: Entry[] = [];
    for (let at = 0; at < this.entries.length; at++) {
      const [entry, last] = [this.entries[at]!, this.entries[at - 1]];
      const first = last === undefined || last.branch !== entry.branch;
      if (entry.state === "waiting" && (first || last.state === "over")) append(ready, entry);
    }
    return ready;
  }

  private pick(open: readonly Open[]): number {
    const { picks, serial } = this.schedule;
    const taken = serial === undefined ? (picks[this.choices.length] ?? 0) % open.length : this.inTurn(open, serial);
    append(this.choices, { open: open.length, taken });
    return taken;
  }

  private inTurn(open: readonly Open[], serial: readonly number[]): number {
    if (this.running > 0 && open[0]!.kind === "gate") return 0;
    const branch = serial[this.begun];
    for (let at = 0; at < open.length; at++) {
      const one = open[at]!;
      if (one.kind === "start" && one.entry.branch === branch) return at;
    }
    return 0;
  }

  private take(one: Open): void {
    if (one.kind === "start") this.start(one.entry);
    else if (one.kind === "gate") this.release(one.gate);
    else for (let at = 0; at < one.entries.length; at++) this.start(one.entries[at]!);
  }

  private start(entry: Entry): void {
    const { operation, input } = entry.script;
    const own = aroundOf(entry.script);
    const talk: Running = { call: entry.number, ports: [], events: [], script: own?.answers ?? [] };
    [entry.talk, entry.state] = [talk, "running"];
    this.begun++;
    append(this.log, { kind: "starts", call: entry.number });
    const ended = runAs(talk, () => this.subject.begin(operation, fromBytes(input), own));
    ended.then(
      outcome => this.end(entry, outcome),
      problem => {
        entry.problem = problem;
      },
    );
  }

  private end(entry: Entry, outcome: unknown): void {
    entry.state = "over";
    append(this.log, { kind: "ends", call: entry.number });
    try {
      entry.outcome = this.subject.pack(outcome);
    } catch (problem) {
      entry.problem = problem;
    }
  }

  private hold(): Promise<void> {
    const { call, ports } = running() ?? this.background;
    const ask = ports.length - 1;
    append(this.log, { kind: "asks", call, ask });
    return this.wait({ kind: "answered", call, ask });
  }

  private pause(where: string): Promise<void> {
    const { call } = running() ?? this.background;
    append(this.log, { kind: "pauses", call, where });
    return this.wait({ kind: "goes on", call, where });
  }

  private wait(opened: Happening & { readonly call: number }): Promise<void> {
    return new Promise(open => append(this.gates, { call: opened.call, open, opened } satisfies Gate));
  }

  private release(gate: Gate): void {
    const left: Gate[] = [];
    for (let at = 0; at < this.gates.length; at++) if (this.gates[at] !== gate) append(left, this.gates[at]);
    this.gates = left;
    append(this.log, gate.opened);
    gate.open();
  }

  private told(start: Uint8Array, state: Uint8Array | undefined): Raced {
    const calls: RacedCall[] = [];
    for (let at = 0; at < this.entries.length; at++) {
      const { outcome, talk, waited } = this.entries[at]!;
      append(calls, { outcome, ports: talk?.ports ?? [], events: talk?.events ?? [], waited } satisfies RacedCall);
    }
    return { start, state, choices: this.choices, log: this.log, calls };
  }
}

function entryOf(number: number, branch: number, script: Script["calls"][number]): Entry {
  return {
    number,
    branch,
    script,
    talk: undefined,
    outcome: undefined,
    problem: undefined,
    state: "waiting",
    waited: false,
  };
}

const turn = (): Promise<void> => new Promise(resolve => void nextTurn(resolve));
