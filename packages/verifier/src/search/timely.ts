/**
 * States and inputs moved in time: the clock of a case begins on a certain day, and what is drawn lies in any year. Where
 * promises are about time, half of what is drawn is shifted as a whole so that one of its moments is near that day.
 */
import { type Contract, conforms, environment } from "@tenet/checker";
import { type ExecutableContract, judgeInvariants, type Values } from "@tenet/runtime";
import * as fc from "fast-check";
import type { Arbitraries } from "../arbitraries/types.js";
import { startOfTime } from "../child/protocol.js";
import { durationsIn } from "./times.js";

/** The same arbitraries, some of their values shifted; as they are where no operation asks for the time. */
export function timely(contract: Contract, executable: ExecutableContract, arbitraries: Arbitraries): Arbitraries {
  if (!contract.operations.some(({ needs }) => needs.includes("clock"))) return arbitraries;
  const { cases } = arbitraries;
  const shifter = new Shifter(contract, executable);
  const pick = fc.nat(1000);
  return {
    ...arbitraries,
    input: arbitraries.input.bind(arbitraries),
    law: arbitraries.law.bind(arbitraries),
    fallbacks: arbitraries.fallbacks.bind(arbitraries),
    state: fc.tuple(arbitraries.state, pick).map(([state, at]) => shifter.shifted(state, {}, undefined, at).state),
    ...(cases === undefined
      ? {}
      : {
          cases: (operation, aim, pool) =>
            fc
              .tuple(cases.call(arbitraries, operation, aim, pool), pick)
              .map(([one, at]) => one && shifter.shifted(one.state, one.input, operation, at)),
        }),
  };
}

class Shifter {
  private readonly spans: readonly number[];

  constructor(
    private readonly contract: Contract,
    private readonly executable: ExecutableContract,
  ) {
    const known = durationsIn(contract);
    this.spans = [0, 1, -1, 3_600_000, ...known.flatMap(span => [span, span + 1, -span])];
  }

  shifted(state: Values, input: Values, operation: string | undefined, pick: number) {
    const whole = { state, input };
    if (pick % 2 === 0) return whole;
    const moments = momentsOf(whole, []);
    const moment = moments[(pick % 7) % Math.max(1, moments.length)];
    if (moment === undefined) return whole;
    const by = startOfTime + this.spans[pick % this.spans.length]! - moment;
    const moved = moveIn(whole, by) as typeof whole;
    return this.isLegal(moved.state, moved.input, operation) ? moved : whole;
  }

  private isLegal(state: Values, input: Values, name: string | undefined): boolean {
    const env = environment(this.contract, { input, before: state, after: state });
    const inputs = this.contract.operations.find(one => one.name === name)?.inputs ?? [];
    return (
      inputs.every(one => input[one.name] === undefined || conforms(input[one.name], one.type, env) === undefined) &&
      judgeInvariants(this.executable, state).every(({ holds }) => holds)
    );
  }
}

function momentsOf(value: unknown, into: number[]): number[] {
  if (value instanceof Date) into.push(value.getTime());
  else if (value instanceof Map) for (const [key, item] of value) momentsOf(item, momentsOf(key, into));
  else if (Array.isArray(value) || value instanceof Set) for (const item of value) momentsOf(item, into);
  else if (isPlain(value)) for (const item of Object.values(value)) momentsOf(item, into);
  return into;
}

/** The value with every date in it so many milliseconds later. */
function moveIn(value: unknown, by: number): unknown {
  const go = (item: unknown): unknown => moveIn(item, by);
  if (value instanceof Date) {
    const moved = new Date(value.getTime() + by);
    return Number.isNaN(moved.getTime()) ? value : moved;
  }
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [go(key), go(item)]));
  if (value instanceof Set) return new Set([...value].map(go));
  if (Array.isArray(value)) return value.map(go);
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, go(item)]));
  return value;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
