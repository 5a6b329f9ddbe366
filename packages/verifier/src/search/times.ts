/** When calls are made: at once, later, and at the moments that the state and the spec speak of. */
import type { Contract, Type } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import { walkTyped } from "../executable/instances.js";
import { everyExpression, partsOf } from "./expressions.js";
import { lastAnswer } from "./last-answer.js";

const day = 86_400_000;
/** What passes between calls where nothing in particular is at stake. */
const pauses = [0, 1, 1000, 60_000, 3_600_000, day, 7 * day, 400 * day];

/** The time of a call, in milliseconds, never before `earliest`. */
export function timesOf(contract: Contract): (pick: number, state: Values, earliest: number) => number {
  const spans = [0, ...durationsIn(contract)];
  const momentsAfter = lastAnswer((state: Values, earliest: number) =>
    momentsIn(contract, state)
      .flatMap(moment => spans.flatMap(span => [moment + span, moment - span]))
      .concat(spans.map(span => earliest + span))
      .flatMap(moment => [moment, moment - 1, moment + 1])
      .filter(moment => moment >= earliest),
  );
  return (pick, state, earliest) => {
    if (pick % 3 === 0) return earliest + pauses[Math.floor(pick / 3) % pauses.length]!;
    const moments = momentsAfter(state, earliest);
    return moments.length === 0 ? earliest : moments[Math.floor(pick / 3) % moments.length]!;
  };
}

function momentsIn(contract: Contract, state: Values): number[] {
  const found: number[] = [];
  for (const { name, type } of contract.state)
    walkTyped(contract, type.type, state[name], (value: unknown, of: Type) => {
      if (of.kind === "timestamp" && value instanceof Date) found.push(value.getTime());
    });
  return found;
}

/** Lengths of time that expressions of the spec name, in milliseconds: `days(7)`. */
export function durationsIn(contract: Contract): number[] {
  const found = new Set<number>();
  const units: Readonly<Record<string, number>> = {
    "time.days": day,
    "time.hours": 3_600_000,
    "time.minutes": 60_000,
    "time.seconds": 1000,
  };
  everyExpression(partsOf(contract), expr => {
    if (expr.kind !== "library" || !Object.hasOwn(units, expr.name)) return;
    const [count] = expr.args;
    if (count?.kind === "literal" && typeof count.value === "number") found.add(count.value * units[expr.name]!);
  });
  return [...found];
}
