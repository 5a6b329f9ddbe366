/**
 * What is around a call: who calls, when, and what dependencies answer. Several candidates are drawn, with values of the
 * state and the input among them, and the first is taken under which the call ends as it is meant to.
 */
import type { Contract, FailureMode, Operation, Type } from "@tenet/checker";
import { conforms, environment } from "@tenet/checker";
import type { ExecutableContract, OperationContract, Values } from "@tenet/runtime";
import { type Scene, Unanswered } from "@tenet/runtime";
import { type Draw, emptyScope, unusable } from "@tenet/testing";
import * as fc from "fast-check";
import type { Aim, Arbitraries, ResolveAround, Trouble } from "../arbitraries/types.js";
import type { Around, ScriptedAnswer } from "../child/protocol.js";
import { walkTyped } from "../executable/instances.js";
import { sceneAround } from "./answers.js";
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
  aim?: Aim | Trouble,
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
  const maker = new Maker(contract, operation, conditions, arbitraries, aim);
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
    private readonly aim: Aim | Trouble | undefined,
  ) {
    this.mode = aim && "mode" in aim ? contract.failureModes.find(({ id }) => id === aim.mode) : undefined;
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

  /** 2: the call ends as it is meant to, for the one reason; 1: it does, among other reasons. */
  private worth(around: Around, state: Values, input: Values): number {
    const scene: Scene = { input, before: state, after: state, result: undefined, ...sceneAround(around) };
    const due = this.conditions.refusals.filter(clause => isDue(() => clause.holds(scene)));
    if (this.conditions.requires.some(clause => isDue(() => clause.holds(scene)))) return 0;
    const wanted = this.aim && "breaks" in this.aim ? this.aim.breaks : undefined;
    if (wanted === undefined) return due.length === 0 ? 2 : 0;
    return due[0]?.id !== wanted ? 0 : due.length === 1 ? 2 : 1;
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
    return type === undefined || known[0]! % 4 === 0 ? drawn : this.familiar(drawn, type, known, state, input);
  }

  /** The value with parts of it taken from the state and the input, where the same named type stands there. */
  private familiar(value: unknown, type: Type, known: readonly number[], state: Values, input: Values): unknown {
    const { contract } = this;
    let at = 0;
    const go = (each: unknown, of: Type): unknown => {
      const alike = of.kind === "named" ? this.valuesOf(of.name, state, input) : [];
      if (alike.length > 0) {
        const pick = known[at++ % known.length]!;
        return alike[pick % alike.length];
      }
      const type = of.kind === "named" ? contract.types.find(({ name }) => name === of.name)?.type.type : of;
      if (type?.kind !== "record" || typeof each !== "object" || each === null) return each;
      return Object.fromEntries(
        Object.entries(each).map(([name, item]) => {
          const field = type.fields.find(one => one.name === name);
          return [name, field === undefined ? item : go(item, field.type.type)];
        }),
      );
    };
    return go(value, type);
  }

  private valuesOf(name: string, state: Values, input: Values): unknown[] {
    const found: unknown[] = [];
    const look = (value: unknown, type: Type) =>
      walkTyped(this.contract, type, value, (each, of) => {
        if (of.kind === "named" && of.name === name) found.push(each);
      });
    for (const { name: variable, type } of this.operation.inputs) look(input[variable], type.type);
    for (const { name: variable, type } of this.contract.state) look(state[variable], type.type);
    return found;
  }

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

function isDue(holds: () => boolean): boolean {
  try {
    return !holds();
  } catch (error) {
    return !(error instanceof Unanswered);
  }
}
