/**
 * What is around a call: who calls, when, and what dependencies answer. Several candidates are drawn, with values of the
 * state and the input among them, and the first is taken under which the call ends as it is meant to.
 */
import type { Contract, FailureMode, Operation } from "@tenet/checker";
import { conforms, environment } from "@tenet/checker";
import { type ExecutableContract, isDue, type OperationContract, type Scene, type Values } from "@tenet/runtime";
import { type Draw, emptyScope, unusable } from "@tenet/testing";
import * as fc from "fast-check";
import type { Arbitraries, ResolveAround, Target } from "../arbitraries/types.js";
import type { Around, ScriptedAnswer } from "../child/protocol.js";
import { sceneAround } from "./answers.js";
import { familiar, type Known } from "./familiar.js";
import { lastAnswer } from "./last-answer.js";
import { timesOf } from "./times.js";

/** Candidates for one call. */
const candidates = 16;
/** Different answers to one function within a call. */
const answersEach = 2;

interface Raw {
  readonly time: number;
  readonly actor: unknown;
  /** Which of the values known from state and input stand in for the actor's own. */
  readonly known: readonly number[];
  /** By function, one after another. */
  readonly answers: readonly unknown[];
  readonly late: boolean;
}

/** Undefined where the operation needs nothing but its input and the state. */
export function aroundDrawing(
  { contract, executable }: { readonly contract: Contract; readonly executable: ExecutableContract },
  arbitraries: Arbitraries,
  operation: Operation,
  target?: Target,
): fc.Arbitrary<ResolveAround> | undefined {
  const conditions = executable.operations[operation.name];
  if (operation.needs.length === 0 || conditions === undefined) return undefined;
  const { actor, answers = [] } = arbitraries;
  const one = fc.record<Raw>(
    {
      time: fc.nat(1000),
      actor: actor?.raw ?? fc.constant(undefined),
      known: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
      answers: fc.tuple(
        ...answers.flatMap(({ draw }) => Array.from({ length: answersEach }, () => draw.raw)),
      ) as fc.Arbitrary<unknown[]>,
      late: fc.boolean(),
    },
    { noNullPrototype: true },
  );
  const maker = new Maker(contract, operation, conditions, arbitraries, target);
  return fc.array(one, { minLength: candidates, maxLength: candidates }).map(raws => maker.resolver(raws));
}

class Maker {
  private readonly mode: FailureMode | undefined;
  private readonly times: ReturnType<typeof timesOf>;

  constructor(
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly conditions: OperationContract,
    private readonly arbitraries: Arbitraries,
    private readonly target: Target | undefined,
  ) {
    this.mode = target && "mode" in target ? contract.failureModes.find(({ id }) => id === target.mode) : undefined;
    this.times = timesOf(contract);
  }

  resolver(raws: readonly Raw[]): ResolveAround {
    return (state, input, earliest) => {
      let best: { readonly around: Around; readonly worth: number } | undefined;
      for (const raw of raws) {
        const around = this.make(raw, state, input, earliest);
        const worth = this.worth(around, state, input);
        if (best === undefined || worth > best.worth) best = { around, worth };
        if (worth === 2) break;
      }
      return best!.around;
    };
  }

  /** 2: the call ends as it is meant to, for the reasons that are meant; 1: it does, for others. */
  private worth(around: Around, state: Values, input: Values): number {
    const scene: Scene = { input, before: state, after: state, result: undefined, ...sceneAround(around) };
    const due = this.conditions.refusals.filter(clause => isDue(clause, scene));
    if (this.conditions.requires.some(clause => isDue(clause, scene))) return 0;
    const { breaks, also } = this.target && "breaks" in this.target ? this.target : {};
    if (breaks === undefined) return due.length === 0 ? 2 : 0;
    const isMeant = also === undefined ? due.length === 1 : due.some(({ id }) => id === also);
    return due[0]?.id !== breaks ? 0 : isMeant ? 2 : 1;
  }

  private make(raw: Raw, state: Values, input: Values, earliest: number): Around {
    const { needs } = this.operation;
    return {
      now: needs.includes("clock") ? this.times(raw.time, state, earliest) : earliest,
      ...(needs.includes("actor") ? { actor: this.actor(raw, state, input) } : {}),
      answers: needs.includes("ports") ? this.answers(raw, state, input) : [],
    };
  }

  /** Half of the time somebody whom the state knows. */
  private actor({ actor, known }: Raw, state: Values, input: Values): unknown {
    const drawn = resolved(this.arbitraries.actor, actor, state, input);
    const type = this.contract.roles?.actor.type;
    if (type === undefined || known[0]! % 4 === 0) return drawn;
    return familiar(this.contract, [drawn, type], this.around(state, input), known);
  }

  private readonly around = lastAnswer(
    (state: Values, input: Values): Known => [
      ...this.operation.inputs.map(one => [input[one.name], one.type.type] as const),
      ...this.contract.state.map(one => [state[one.name], one.type.type] as const),
    ],
  );

  private answers({ answers, late }: Raw, state: Values, input: Values): ScriptedAnswer[] {
    return (this.arbitraries.answers ?? []).flatMap(({ port, function: name, draw }, index) => {
      const own = answers.slice(index * answersEach, (index + 1) * answersEach);
      const given = own.map(
        (raw): ScriptedAnswer => ({
          port,
          function: name,
          answer: { kind: "returned", value: resolved(draw, raw, state, input) },
          after: late ? this.patience(port, name) : 0,
        }),
      );
      return given.map(one => this.troubled(one));
    });
  }

  /** As long as an answer may take where a failure mode says what is too long. */
  private patience(port: string, name: string): number {
    const limits = this.contract.failureModes.flatMap(mode =>
      mode.operation === this.operation.name && speaksOf(mode, port, name) && mode.trouble.kind === "slowerThan"
        ? [mode.trouble.milliseconds]
        : [],
    );
    // An answer at the very limit races with whoever waits for it.
    return limits.length === 0 ? 0 : Math.floor(Math.min(...limits) / 2);
  }

  private troubled(answer: ScriptedAnswer): ScriptedAnswer {
    const { mode } = this;
    if (mode === undefined || !speaksOf(mode, answer.port, answer.function)) return answer;
    const failed = { kind: "failed", code: undefined } as const;
    switch (mode.trouble.kind) {
      case "slowerThan":
        return { ...answer, after: mode.trouble.milliseconds * 2 + 1 };
      case "failsWith":
        return { ...answer, after: 0, answer: { ...failed, code: mode.trouble.code } };
      case "outOfType": {
        const wrong = this.misfit(answer);
        return wrong === undefined
          ? answer
          : { ...answer, after: 0, trouble: "outOfType", answer: { kind: "returned", value: wrong.value } };
      }
      default:
        return { ...answer, after: 0, trouble: mode.trouble.kind, answer: failed };
    }
  }

  /** A value that the function's type does not have. */
  private misfit({ port, function: name }: ScriptedAnswer): { readonly value: unknown } | undefined {
    const returns = this.contract.ports
      .find(one => one.name === port)
      ?.functions.find(one => one.name === name)?.returns;
    if (returns === undefined) return undefined;
    const env = environment(this.contract);
    return [{ value: undefined }, { value: "?" }, { value: -1 }].find(
      ({ value }) => conforms(value, returns, env) !== undefined,
    );
  }
}

function speaksOf(mode: FailureMode, port: string, name: string): boolean {
  return mode.port === port && (mode.function === undefined || mode.function === name);
}

function resolved(draw: Draw<unknown> | undefined, raw: unknown, state: Values, input: Values): unknown {
  const value = draw?.resolve(raw, { ...emptyScope, state, input });
  return value === unusable ? undefined : value;
}
