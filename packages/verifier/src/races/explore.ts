/** The schedules of one program: all of them where they are few, else as many as there is patience for, then random ones. */
import { serialize } from "node:v8";
import { judgeInvariants } from "@tenet/runtime";
import { IncidentError } from "../child/host.js";
import type { Raced, RaceScript, Schedule } from "../child/protocol.js";
import type { Call, Session } from "../session.js";
import { explain } from "./explain.js";
import { type History, historyOf, overlaps } from "./history.js";
import type { Program } from "./program.js";
import type { Stage } from "./scene.js";

export interface Breach {
  /** Outcomes that no order explains; calls that never end; a condition that only holds where the calls do not meet. */
  readonly kind: "unexplained" | "stuck" | "invariant" | "incident";
  readonly program: Program;
  readonly history: History;
  /** Of an incident. */
  readonly words?: string;
  readonly incident?: "timed-out" | "crashed" | "no-answer";
  /** The invariants that the state at the end breaks. */
  readonly broken: readonly string[];
}

export interface Explored {
  readonly schedules: number;
  /** Whether a call of the operation ever waited, so that others could go on. */
  readonly waited: boolean;
  readonly breach: Breach | undefined;
  /** Why some history could not be judged by the spec. */
  readonly undecided: string | undefined;
  /** Whether the calls are wrong even where each waits for the last one to end: nothing is said then of calls at once. */
  readonly wrongAlone: boolean;
}

export interface Patience {
  readonly schedules: number;
  readonly random: number;
}

export const whole: Patience = { schedules: 300, random: 72 };
/** While a case is made smaller. */
export const brief: Patience = { schedules: 80, random: 0 };
const together = 24;

export async function explore(stage: Stage, program: Program, patience: Patience): Promise<Explored> {
  return new Exploration(stage, program).run(patience);
}

/** Whether this very schedule shows it again. */
export async function showsAgain(stage: Stage, { program, history, kind }: Breach): Promise<boolean> {
  const found = await new Exploration(stage, program).alone({ picks: history.picks });
  return found?.kind === kind;
}

class Exploration {
  private schedules = 0;
  private waited = false;
  private undecided: string | undefined;
  private readonly known = new Map<string, "fine" | "wrong" | "open">();

  constructor(
    private readonly stage: Stage,
    private readonly program: Program,
  ) {}

  async run({ schedules, random }: Patience): Promise<Explored> {
    const waiting: number[][] = [[]];
    let suspect: Breach | undefined;
    while (suspect === undefined && waiting.length > 0 && this.schedules < schedules) {
      const batch = waiting.splice(0, Math.min(together, schedules - this.schedules));
      suspect = await this.try(
        batch.map(picks => ({ picks })),
        (raced, at) => {
          if (waiting.length < schedules) waiting.push(...siblings(batch[at]!, raced));
        },
      );
    }
    const numbers = numbersFrom(0x9e3779b9);
    for (let done = 0; suspect === undefined && waiting.length > 0 && done < random; done += together) {
      const picks = () => Array.from({ length: 24 }, () => numbers());
      suspect = await this.try(Array.from({ length: together }, () => ({ picks: picks() })));
    }
    const wrongAlone = suspect !== undefined && (await this.isWrongAlone(suspect));
    const { waited, undecided } = this;
    return { schedules: this.schedules, waited, undecided, wrongAlone, breach: wrongAlone ? undefined : suspect };
  }

  async alone(schedule: Schedule): Promise<Breach | undefined> {
    return this.try([schedule]);
  }

  /** The first that is wrong, if any. */
  private async try(
    schedules: readonly Schedule[],
    each: (raced: Raced, at: number) => void = () => {},
  ): Promise<Breach | undefined> {
    let races: readonly Raced[];
    try {
      races = await this.stage.session.host.race(this.script(schedules));
    } catch (error) {
      if (!(error instanceof IncidentError)) throw error;
      return schedules.length > 1 ? this.oneByOne(schedules, each) : this.incident(schedules[0]!, error);
    }
    for (const [at, raced] of races.entries()) {
      this.schedules++;
      each(raced, at);
      const breach = this.judge(raced);
      if (breach !== undefined) return breach;
    }
    return undefined;
  }

  private async oneByOne(
    schedules: readonly Schedule[],
    each: (raced: Raced, at: number) => void,
  ): Promise<Breach | undefined> {
    for (const [at, schedule] of schedules.entries()) {
      const breach = await this.try([schedule], raced => each(raced, at));
      if (breach !== undefined) return breach;
    }
    return undefined;
  }

  private incident({ picks }: Schedule, { incident }: IncidentError): Breach {
    const history: History = {
      start: this.program.state ?? {},
      state: undefined,
      calls: [],
      log: [],
      picks,
      stuck: true,
      waiting: [],
    };
    return {
      kind: "incident",
      program: this.program,
      history,
      words: incident.words,
      incident: incident.kind,
      broken: [],
    };
  }

  private script(schedules: readonly Schedule[]): RaceScript {
    const { session } = this.stage;
    const { state, before, calls } = this.program;
    const packed = ({ operation, input, around }: Call) => ({
      operation,
      input: serialize(session.host.outgoing(input)),
      ...(around === undefined ? {} : { around: serialize(around) }),
    });
    const branches = new Set(calls.map(({ branch }) => branch));
    return {
      state: state === undefined ? undefined : serialize(state),
      before: before.map(packed),
      branches: [...branches].map(branch => calls.filter(one => one.branch === branch).map(packed)),
      schedules,
    };
  }

  private judge(raced: Raced): Breach | undefined {
    const { session } = this.stage;
    const history = historyOf(session, this.program, raced);
    if (history === undefined) return undefined;
    this.waited ||= history.waiting.includes(this.stage.operation);
    const breach = (kind: Breach["kind"], broken: readonly string[]): Breach => ({
      kind,
      program: this.program,
      history,
      broken,
    });
    if (history.stuck) {
      // What waits for ever may hold what the next subject needs.
      session.host.close();
      return breach("stuck", []);
    }
    const decided = this.decide(history);
    if (decided === "fine") return undefined;
    const broken = brokenIn(session, history);
    if (decided === "wrong") return breach("unexplained", broken);
    return broken.length > 0 ? breach("invariant", broken) : undefined;
  }

  /** Many schedules come to the same history: it is decided once. */
  private decide(history: History): "fine" | "wrong" | "open" {
    const { start, state, calls } = history;
    const key = serialize([
      start,
      state,
      calls.map(({ outcome, ports }) => [outcome, ports]),
      calls.map(a => calls.map(b => [a.ended < b.began, a.began < b.ended])),
    ]).toString("latin1");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const explained = explain(this.stage, history, this.program.earlier);
    const decided = { explained: "fine", unexplained: "wrong", undecided: "open" } as const;
    if (explained.kind === "undecided") this.undecided ??= explained.why;
    this.known.set(key, decided[explained.kind]);
    return decided[explained.kind];
  }

  /** Whether it goes wrong where the calls do not meet, too. */
  private async isWrongAlone({ history, kind }: Breach): Promise<boolean> {
    if (kind !== "incident" && !history.stuck && !overlaps(history)) return true;
    const orders = serialOrders(this.program.calls.map(({ branch }) => branch));
    return (await this.try(orders.map(serial => ({ picks: [], serial })))) !== undefined;
  }
}

function brokenIn({ executable, sees }: Session, { state }: History): string[] {
  if (!executable.stateful || !sees || state === undefined) return [];
  return judgeInvariants(executable, state)
    .filter(({ holds }) => !holds)
    .map(({ id }) => id);
}

/** Schedules that take another turn at one point, where nobody chose yet; from there on as ever. */
function siblings(picks: readonly number[], { choices }: Raced): number[][] {
  const taken = choices.map(one => one.taken);
  return choices.flatMap(({ open }, at) =>
    at < picks.length ? [] : Array.from({ length: open - 1 }, (_, other) => [...taken.slice(0, at), other + 1]),
  );
}

const mostOrders = 24;

/** The orders of whole calls: each branch's own calls stay in order. */
export function serialOrders(branches: readonly number[]): number[][] {
  const orders: number[][] = [];
  const go = (left: readonly number[], order: readonly number[]): void => {
    if (orders.length >= mostOrders) return;
    if (left.length === 0) return void orders.push([...order]);
    for (const branch of new Set(left)) go(left.toSpliced(left.indexOf(branch), 1), [...order, branch]);
  };
  go(branches, []);
  return orders;
}

/** The same numbers each time. A linear congruential generator. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
