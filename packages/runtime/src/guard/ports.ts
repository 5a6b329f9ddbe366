/** Dependencies as a guarded implementation meets them: with a time limit, and answers that fit, or a `PortTrouble`. */
import type { PortRecord } from "../contract.js";
import { copy } from "../values/index.js";
import { type Call, sceneOf, underWay } from "./call.js";
import { misfitWhereKnown } from "./observed.js";
import type { GuardOptions } from "./options.js";
import { type GuardedFunction, type GuardPlan, modesFor, type Trouble } from "./plan.js";
import { PortTrouble, type PortTroubleKind } from "./refused.js";
import type { Telemetry } from "./telemetry.js";
import { tooLate, within } from "./within.js";

type Options = Pick<GuardOptions, "ports" | "timeout" | "mayHaveHappened">;
type Ask = (...args: unknown[]) => unknown;

/** @throws TypeError where a dependency of the spec is missing. */
export function guardPorts(
  plan: GuardPlan,
  options: Options,
  telemetry: Telemetry,
): Record<string, Record<string, Ask>> {
  const guarded = (port: string, name: string) => {
    const owner = (options.ports as Record<string, Record<string, unknown> | undefined> | undefined)?.[port];
    const ask = owner?.[name];
    if (typeof ask !== "function")
      throw new TypeError(
        `The guard of ${plan.contract.spec} needs the dependency ${port}.${name} in its option ports.`,
      );
    return new GuardedPort(plan, options, telemetry, port, name, ask.bind(owner) as Ask).ask;
  };
  return mapEntries(plan.ports, (port, functions) => mapEntries(functions, name => guarded(port, name)));
}

function mapEntries<A, B>(
  table: Readonly<Record<string, A>>,
  change: (name: string, value: A) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(name, value)]));
}

/** How one question ended. */
interface Answered {
  readonly record: Pick<PortRecord, "answer" | "after" | "trouble">;
  readonly trouble?: PortTrouble;
}

class GuardedPort {
  private readonly plan: GuardedFunction;

  constructor(
    private readonly whole: GuardPlan,
    private readonly options: Options,
    private readonly telemetry: Telemetry,
    private readonly port: string,
    private readonly name: string,
    private readonly inner: Ask,
  ) {
    this.plan = whole.ports[port]![name]!;
  }

  readonly ask = (...args: unknown[]): Promise<unknown> =>
    this.telemetry.port(this.port, this.name, async note => {
      const call = underWay.getStore();
      const keep = call === undefined ? () => {} : this.recording(call, args);
      const { record, trouble } = await this.answer(call, args);
      keep(record);
      if (trouble === undefined) return (record.answer as { readonly value: unknown }).value;
      note(call?.operation.name, trouble.trouble);
      throw trouble;
    });

  /** Questions stand in the order in which they were asked, whenever they are answered. */
  private recording(call: Call, args: readonly unknown[]): (record: Answered["record"]) => void {
    const { port, name } = this;
    const question = { port, function: name, args: copy(args) as unknown[] };
    const slot = call.ports.push({ ...question, answer: { kind: "failed", code: undefined }, after: 0 }) - 1;
    return record => {
      if (!call.ended)
        call.ports[slot] = { ...question, ...record, answer: copy(record.answer) as PortRecord["answer"] };
    };
  }

  private async answer(call: Call | undefined, args: readonly unknown[]): Promise<Answered> {
    const { limit, isSpecified } = this.limitIn(call);
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    try {
      const value = await within(limit, async () => this.inner(...args));
      if (elapsed() > limit) throw tooLate;
      return this.fitting(call, value, elapsed());
    } catch (error) {
      if (error !== tooLate) return this.failed(call, error, elapsed());
      const after = Math.max(elapsed(), limit + 1);
      return isSpecified ? this.let("slow", { after }) : this.failed(call, error, after);
    }
  }

  private limitIn(call: Call | undefined): { readonly limit: number; readonly isSpecified: boolean } {
    const limits = this.troublesIn(call).flatMap(one => (one.kind === "slowerThan" ? [one.milliseconds] : []));
    return {
      limit: Math.min(...limits, limits.length > 0 ? Infinity : (this.options.timeout ?? 10_000)),
      isSpecified: limits.length > 0,
    };
  }

  private troublesIn(call: Call | undefined): Trouble[] {
    return modesFor(call && this.whole.operations[call.operation.name], this.port, this.name).map(mode => mode.trouble);
  }

  private isSpecified(call: Call | undefined, kind: Trouble["kind"]): boolean {
    return this.troublesIn(call).some(one => one.kind === kind);
  }

  private fitting(call: Call | undefined, value: unknown, after: number): Answered {
    const scene = sceneOf(call ?? nobody);
    const wrong = misfitWhereKnown(() => this.plan.answers?.(value, scene));
    if (wrong === undefined) return { record: { answer: { kind: "returned", value }, after } };
    // Where the spec says nothing of it, it is no answer at all.
    return this.isSpecified(call, "outOfType")
      ? this.let("outOfType", { after, answer: { kind: "returned", value } })
      : this.let("unavailable", { after });
  }

  private failed(call: Call | undefined, error: unknown, after: number): Answered {
    const code: unknown = (error as { code?: unknown } | undefined)?.code;
    const own = typeof code === "string" && this.plan.fails.includes(code) ? code : undefined;
    if (own !== undefined) return this.let("failed", { after, cause: error, code: own });
    const isOpen = error === tooLate || (this.options.mayHaveHappened ?? mayHaveHappened)(error);
    const isSpecified = isOpen && this.isSpecified(call, "happenedAnyway");
    return this.let(isSpecified ? "happenedAnyway" : "unavailable", { after, cause: error });
  }

  private let(
    kind: PortTroubleKind,
    more: {
      readonly after: number;
      readonly answer?: PortRecord["answer"];
      readonly cause?: unknown;
      readonly code?: string;
    },
  ): Answered {
    const { after, code, cause } = more;
    const answer = more.answer ?? { kind: "failed", code };
    const trouble = kind === "slow" || kind === "failed" ? {} : { trouble: kind };
    const known = cause === undefined || cause === tooLate ? {} : { cause };
    return { record: { answer, after, ...trouble }, trouble: new PortTrouble(this.port, this.name, kind, code, known) };
  }
}

/** A question outside of any call. */
const nobody = { input: {}, actor: undefined, now: new Date(0) } as Call;

const openEnds = new Set([
  "ETIMEDOUT",
  "ESOCKETTIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/** Codes of Node's and undici's errors after which nobody knows; an aborted request, too. */
function mayHaveHappened(error: unknown): boolean {
  const { code, name, cause } = (error ?? {}) as { code?: unknown; name?: unknown; cause?: unknown };
  if (name === "TimeoutError" || name === "AbortError") return true;
  return openEnds.has(String(code)) || (cause !== undefined && mayHaveHappened(cause));
}
