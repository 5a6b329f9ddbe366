/** The parent's side of the child process: starts it, asks, waits no longer than the deadline, buries it. */
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { described } from "../crossing.js";
import { compileAhead } from "./compile-ahead.js";
import { itsTime } from "./patience.js";
import type { Answered, Plan, Played, Raced, RaceScript, Reply, Request, Script } from "./protocol.js";

/** Why there is no answer. `words` say what was seen. */
export interface Incident {
  readonly kind: "timed-out" | "crashed" | "no-answer";
  readonly words: string;
}

export class IncidentError extends Error {
  constructor(readonly incident: Incident) {
    super(incident.words);
  }
}

export type Mutant = Pick<Extract<Request, { do: "mutant" }>, "mutant" | "limit">;
export type Switched = Extract<Reply, { kind: "switched" }>;

/** Milliseconds. */
const slowestStart = 60_000;

const runner = fileURLToPath(new URL("./runner.js", import.meta.url));
const living = new Set<ChildProcess>();

export class Host {
  /** Requests for a call so far. */
  calls = 0;
  observes = false;
  /** Whether the implementation was there at all. */
  loaded = false;
  creates = false;
  private child: ChildProcess | undefined;
  private loading: Promise<void> | undefined;
  private lastWords = "";
  private waiting: ((answer: Reply | Incident) => void) | undefined;
  private readonly secret = randomBytes(8).toString("hex");
  private asked = 0;
  private cacheFolder: string | undefined;
  private token = "";
  private mutant: Mutant | undefined;

  constructor(
    private readonly plan: Omit<Plan, "cache">,
    /** Milliseconds for one call. */
    public deadline: number,
  ) {}

  /** The child's process id, for tests. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the child where none lives and loads the implementation. Throws IncidentError. */
  ready(): Promise<void> {
    if (this.child === undefined) this.loading = this.load();
    return this.loading!;
  }

  private async load(): Promise<void> {
    this.spawn();
    const plan = { ...this.plan, cache: this.cache };
    // None of a process's start is the implementation's time.
    await Promise.all([this.request({ do: "wake" }, slowestStart), compileAhead(plan)]);
    await this.sendMutant(true);
    // A module may take its time to load, far more than one call.
    const reply = await this.request({ do: "load", plan }, Math.max(10_000, this.deadline * 10));
    this.loaded ||= reply.kind === "loaded";
    if (reply.kind === "loaded") [this.observes, this.creates] = [reply.observes, reply.creates];
    await this.sendMutant(false);
  }

  /** Of code with mutants in it: turns one on, here and in every process to come. Throws IncidentError. */
  async switchMutant(mutant: Mutant): Promise<Switched> {
    this.mutant = mutant;
    await this.ready();
    return (await this.sendMutant(false)) as Switched;
  }

  private async sendMutant(loading: boolean): Promise<Reply | undefined> {
    return this.mutant && this.request({ do: "mutant", ...this.mutant, loading }, Math.max(10_000, this.deadline));
  }

  /** Throws IncidentError where the child does not answer; the next request starts a fresh one. */
  async ask(
    request: Extract<Request, { do: "start" | "call" }>,
  ): Promise<Extract<Reply, { kind: "started" | "called" }>> {
    await this.ready();
    this.calls += request.do === "call" ? 1 : 0;
    const sent = request.do === "call" ? { ...request, input: this.outgoing(request.input) } : request;
    const reply = await this.request(sent, this.deadline);
    return reply as Extract<Reply, { kind: "started" | "called" }>;
  }

  /** Inputs as they can be sent. */
  outgoing(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return this.plan.crosses ? (described(input) as Readonly<Record<string, unknown>>) : input;
  }

  /**
   * Whole cases in one message, all within the deadline of one call. Undefined where that did not work out: then they are
   * to be asked step by step, which tells whose fault it is.
   */
  async play(scripts: readonly Script[]): Promise<readonly Played[] | undefined> {
    try {
      await this.ready();
      const reply = await this.request({ do: "cases", scripts }, this.deadline);
      if (reply.kind !== "played" || reply.cases.length !== scripts.length) return undefined;
      for (const { calls, whole } of scripts) this.calls += whole ? calls.length : 0;
      return reply.cases;
    } catch (error) {
      if (error instanceof IncidentError) return undefined;
      throw error;
    }
  }

  /** Throws IncidentError. */
  async race(script: RaceScript): Promise<readonly Raced[]> {
    await this.ready();
    const reply = await this.request({ do: "race", ...script }, this.deadline);
    for (const { length } of script.branches) this.calls += length * script.schedules.length;
    return reply.kind === "raced" ? reply.races : [];
  }

  /** Kills the child and everything in its process group. */
  close(): void {
    const child = this.child;
    this.child = undefined;
    if (child !== undefined) bury(child);
    this.waiting?.({ kind: "crashed", words: "its process was ended" });
  }

  /** For good: the cache goes, too. */
  dispose(): void {
    this.close();
    if (this.cacheFolder !== undefined) rmSync(this.cacheFolder, { recursive: true, force: true });
    this.cacheFolder = undefined;
  }

  private get cache(): string {
    this.cacheFolder ??= mkdtempSync(join(tmpdir(), "tenet-"));
    return this.cacheFolder;
  }

  private async request(request: Request, deadline: number): Promise<Reply> {
    const answer = await this.exchange(request, deadline);
    if (isIncident(answer)) {
      this.close();
      throw new IncidentError(answer);
    }
    if (answer.kind === "problem") {
      if (answer.during === "load") this.close();
      throw new IncidentError(incidentOf(answer));
    }
    return answer;
  }

  private exchange(request: Request, deadline: number): Promise<Reply | Incident> {
    const { child } = this;
    // It may have ended between two questions.
    if (child === undefined)
      return Promise.resolve({ kind: "crashed", words: this.deathWords("its process could not be reached") });
    this.token = `${this.secret} ${++this.asked}`;
    return new Promise(resolve => {
      const isAnswered = () => this.waiting !== settle;
      const late = async () => {
        if (!isAnswered()) await itsTime(child.pid!, deadline, isAnswered);
        if (!isAnswered()) settle({ kind: "timed-out", words: lateWords(request, deadline) });
      };
      // Where this process was busy itself, the answer may lie there unread: it is read before the second turn.
      const timer = setTimeout(() => setImmediate(() => setImmediate(late)), deadline);
      const settle = (answer: Reply | Incident) => {
        clearTimeout(timer);
        this.waiting = undefined;
        resolve(answer);
      };
      this.waiting = settle;
      child.send({ ...request, token: this.token }, error => {
        if (error) this.waiting?.({ kind: "crashed", words: this.deathWords("its process could not be reached") });
      });
    });
  }

  private spawn(): void {
    const child = fork(runner, [], {
      serialization: "advanced",
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
    });
    this.child = child;
    this.lastWords = "";
    living.add(child);
    onExit();
    child.stderr?.on("data", (chunk: Buffer) => {
      this.lastWords = (this.lastWords + chunk.toString("utf8")).slice(-4000);
    });
    child.stderr?.on("error", () => {});
    child.on("message", message => this.receive(child, message as Answered));
    child.on("error", error => this.died(child, error.message));
    // "exit" may come before the last words have been read; "close" may never come while a grandchild holds the pipe.
    child.on("exit", (code, signal) => setTimeout(() => this.died(child, ending(code, signal)), 20));
  }

  private receive(child: ChildProcess, message: Answered): void {
    if (child !== this.child || this.waiting === undefined) return;
    const genuine = typeof message === "object" && message !== null && message.token === this.token;
    this.waiting(
      genuine ? message : { kind: "no-answer", words: "something other than the runner answered on its behalf" },
    );
  }

  private died(child: ChildProcess, how: string): void {
    living.delete(child);
    if (child !== this.child) return;
    this.child = undefined;
    const waiting = this.waiting;
    bury(child);
    waiting?.({ kind: "crashed", words: this.deathWords(how) });
  }

  private deathWords(how: string): string {
    const line = this.lastWords
      .split("\n")
      .map(text => text.trim())
      .find(text => /^(Uncaught )?\w*(Error|Exception)\b.*:|^FATAL ERROR/.test(text));
    return line === undefined ? how : `${how}: ${line.slice(0, 300)}`;
  }
}

function isIncident(answer: Reply | Incident): answer is Incident {
  return answer.kind === "timed-out" || answer.kind === "crashed" || answer.kind === "no-answer";
}

function ending(code: number | null, signal: string | null): string {
  return signal === null ? `its process ended with exit code ${code}` : `its process was ended by ${signal}`;
}

function lateWords(request: Request, deadline: number): string {
  const what = {
    wake: "its process did not start",
    load: "the module did not load",
    start: "a fresh subject was not there",
    mutant: "the module did not answer",
    call: "the call did not end",
    cases: "the calls did not end",
    race: "calls at the same time did not end",
  }[request.do];
  return `${what} within ${deadline} ms`;
}

function incidentOf({ during, words }: Extract<Reply, { kind: "problem" }>): Incident {
  switch (during) {
    case "load":
      return { kind: "crashed", words: `the module does not load: ${words}` };
    case "create":
      return { kind: "crashed", words: `the binding's create failed: ${words}` };
    case "observe":
      return { kind: "no-answer", words: `the binding's observe failed: ${words}` };
    case "convert":
      return { kind: "no-answer", words: `a converter of the binding failed: ${words}` };
    case "send":
      return { kind: "no-answer", words: `what it answered cannot leave its process: ${words}` };
    case "call":
      return { kind: "no-answer", words: `the call could not be made: ${words}` };
  }
}

/** The group goes too: what the implementation started must not outlive it. */
function bury(child: ChildProcess): void {
  living.delete(child);
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
  child.stderr?.destroy();
  child.unref();
  if (child.connected) child.disconnect();
}

let watching = false;

/** A child leads its own process group and hears no Ctrl-C: it must not stay behind when the parent goes. */
function onExit(): void {
  if (watching) return;
  watching = true;
  const buryAll = () => [...living].forEach(bury);
  process.on("exit", buryAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      buryAll();
      process.kill(process.pid, signal);
    });
  }
}
