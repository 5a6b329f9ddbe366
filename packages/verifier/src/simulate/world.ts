/** What calls meet besides their inputs: who calls, what time it is, what dependencies answer. Drawn by the spec's own types. */
import type { Around, Contract, Operation, RuledType } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import fc from "fast-check";
import { buildArbitraries } from "../arbitraries/index.js";
import type { Resolve } from "../arbitraries/types.js";

/** The world of one call, waiting for the state that the call meets. */
export interface WorldDraw {
  readonly tick: Tick;
  readonly actor: Resolve | undefined;
  readonly answers: readonly { readonly port: string; readonly name: string; readonly resolve: Resolve | undefined }[];
  readonly trouble: string | undefined;
}

/** How much later than the last call: by so many milliseconds, or to a moment near one in the state. */
type Tick = { readonly later: number } | { readonly moment: number; readonly off: number };

const value = "value";
const second = 1000;
const hour = 3600 * second;

/** `contract` is the whole one; values are drawn as inputs of operations that only ask for one. */
export function worldDraws(contract: Contract): (operation: Operation) => fc.Arbitrary<WorldDraw> {
  const { roles, ports } = contract;
  const functions = ports.flatMap(port => port.functions.map(one => ({ port: port.name, ...one })));
  const asked = [
    ...(roles ? [asking(contract, "actor", roles.actor)] : []),
    ...functions.flatMap(one => (one.returns ? [asking(contract, `${one.port}.${one.name}`, one.returns)] : [])),
  ].flatMap(one => one ?? []);
  const { input } = buildArbitraries({ ...contract, operations: asked, laws: [] });
  const draw = (name: string) =>
    asked.some(one => one.name === name) ? input(name) : fc.constant<Resolve | undefined>(undefined);
  const answers = fc.tuple(
    ...functions.map(({ port, name }) => draw(`${port}.${name}`).map(resolve => ({ port, name, resolve }))),
  );
  return ({ name, needs }) => {
    const modes = contract.failureModes.filter(mode => mode.operation === name).map(mode => mode.id);
    return fc.record(
      {
        trouble: fc.oneof(
          { arbitrary: fc.constant(undefined), weight: 6 },
          ...(modes.length === 0 ? [] : [{ arbitrary: fc.constantFrom(...modes), weight: 1 }]),
        ),
        answers: needs.includes("ports") ? answers : fc.constant([]),
        actor: needs.includes("actor") ? draw("actor") : fc.constant(undefined),
        tick: ticks,
      },
      { noNullPrototype: true },
    );
  };
}

const ticks: fc.Arbitrary<Tick> = fc.oneof(
  fc.constant({ later: 0 }),
  fc.constantFrom(1, second, 60 * second, hour, 24 * hour, 31 * 24 * hour).map(later => ({ later })),
  fc.record({ moment: fc.nat(20), off: fc.constantFrom(0, -1, 1) }, { noNullPrototype: true }),
);

/** An operation with one input of the type. */
function asking(contract: Contract, name: string, type: RuledType): Operation | undefined {
  const [like] = contract.operations;
  return (
    like && {
      ...like,
      name,
      constructs: false,
      parameters: [{ kind: "position", name: value }],
      inputs: [{ name: value, type, prose: "", line: 0 } as Operation["inputs"][number]],
      returns: undefined,
      locals: [],
      requires: [],
      refusals: [],
      ensures: [],
      changes: undefined,
      sameAs: undefined,
      idempotent: undefined,
      emits: [],
      calls: [],
      needs: [],
      examples: [],
    }
  );
}

/** Undefined where the state offers no such caller or answer. */
export function around(draw: WorldDraw, state: Values, before: Date, needsActor: boolean): Around | undefined {
  const actor = draw.actor?.(state)?.[value];
  if (needsActor && actor === undefined) return undefined;
  const given = new Map(draw.answers.map(({ port, name, resolve }) => [`${port}.${name}`, resolve?.(state)?.[value]]));
  return {
    now: momentOf(draw.tick, state, before),
    ...(needsActor ? { actor } : {}),
    ...(draw.answers.length === 0 ? {} : { answer: (port: string, name: string) => given.get(`${port}.${name}`) }),
    ...(draw.trouble === undefined ? {} : { trouble: draw.trouble }),
  };
}

/** The clock never goes back. */
function momentOf(tick: Tick, state: Values, before: Date): Date {
  if ("later" in tick) return new Date(before.getTime() + tick.later);
  const moments = momentsIn(state).filter(time => time >= before.getTime());
  const near = moments[tick.moment % Math.max(1, moments.length)];
  return near === undefined ? before : new Date(Math.max(before.getTime(), near + tick.off));
}

function momentsIn(state: unknown): number[] {
  if (state instanceof Date) return [state.getTime()];
  if (state instanceof Map) return [...state].flatMap(entry => entry.flatMap(momentsIn));
  if (Array.isArray(state) || state instanceof Set) return [...state].flatMap(momentsIn);
  if (typeof state !== "object" || state === null || state instanceof Uint8Array) return [];
  return Object.values(state).flatMap(momentsIn);
}
