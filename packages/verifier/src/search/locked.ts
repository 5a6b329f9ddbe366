/**
 * States in which fields hold what a function of a module answers, where a condition compares the two: no random text is
 * the hash of another. The inputs that it is asked about come from the same few texts.
 */
import type { Expr, Operation } from "@tenet/checker";
import { judgeInvariants, type Values } from "@tenet/runtime";
import * as fc from "fast-check";
import type { Arbitraries } from "../arbitraries/types.js";
import { isRecord } from "../executable/instances.js";
import type { Session } from "../session.js";
import { everyExpression } from "./expressions.js";
import { askedInputs, type Hint, hintsOf } from "./hints.js";

/** A field that is compared with answers. */
interface Lock {
  readonly field: string;
  readonly hints: readonly Hint[];
}

/** The same arbitraries; half of the states hold such answers. */
export function locked(session: Session, arbitraries: Arbitraries): Arbitraries {
  const locks = session.contract.operations.flatMap(operation => locksOf(session, operation));
  const { cases } = arbitraries;
  if (locks.length === 0) return arbitraries;
  const state = fc.tuple(arbitraries.state, fc.nat(1000)).map(([drawn, pick]) => {
    const set = withAnswers(drawn, locks, pick) as Values;
    return pick % 2 === 0 && judgeInvariants(session.executable, set).every(({ holds }) => holds) ? set : drawn;
  });
  const asks = new Set(session.contract.operations.filter(one => askedInputs(one).length > 0).map(one => one.name));
  return {
    ...arbitraries,
    input: arbitraries.input.bind(arbitraries),
    law: arbitraries.law.bind(arbitraries),
    fallbacks: arbitraries.fallbacks.bind(arbitraries),
    state,
    ...(cases === undefined
      ? {}
      : {
          // Such an input fits no state that was drawn with it: it is drawn for one that has the answer.
          cases: (operation, aim, pool) =>
            asks.has(operation)
              ? fc.tuple(state, arbitraries.input(operation, aim, pool)).map(([drawn, resolve]) => {
                  const input = resolve(drawn);
                  return input && { state: drawn, input };
                })
              : cases.call(arbitraries, operation, aim, pool),
        }),
  };
}

function locksOf(session: Session, operation: Operation): Lock[] {
  const found: Lock[] = [];
  const add = (answer: Expr, other: Expr) => {
    if (answer.kind !== "reference" || other.kind !== "member") return;
    const hints = askedInputs(operation)
      .filter(({ name }) => name === answer.name)
      .flatMap(asked => hintsOf(session, asked));
    if (hints.length > 0) found.push({ field: other.name, hints });
  };
  everyExpression(operation.refusals, expr => {
    if (expr.kind !== "equality") return;
    add(expr.left, expr.right);
    add(expr.right, expr.left);
  });
  return found;
}

/** The value with an answer in each field of that name. */
function withAnswers(value: unknown, locks: readonly Lock[], pick: number): unknown {
  const go = (each: unknown): unknown => {
    if (each instanceof Map) return new Map([...each].map(([key, item]) => [key, go(item)]));
    if (each instanceof Set) return new Set([...each].map(go));
    if (Array.isArray(each)) return each.map(go);
    if (!isRecord(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([name, item]) => {
        const lock = locks.find(({ field }) => field === name);
        const hint = lock && typeof item === "string" ? lock.hints[pick % lock.hints.length] : undefined;
        return [name, hint === undefined ? go(item) : hint.answer];
      }),
    );
  };
  return go(value);
}
