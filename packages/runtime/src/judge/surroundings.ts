/** What a call did around itself: dependencies it asked, events it sent out, and how it coped when a dependency let it down. */
import type { Emission, FailureMode, OperationContract, Outcome, PortRecord, PortUse, Scene } from "../contract.js";
import { holds } from "../fit.js";
import { show } from "../show.js";
import { equal } from "../values/index.js";
import { reason } from "./changes.js";
import { broken, type Finding, kept } from "./finding.js";

/** The failure mode that came about in this call: the first of the spec's order. */
export function modeOf({ failureModes = [] }: OperationContract, { ports = [] }: Scene): FailureMode | undefined {
  return failureModes.find(mode => ports.some(record => mode.happened(record)));
}

/** Whether the call ended as the mode says. */
export function endedAs(mode: FailureMode, outcome: Outcome): boolean {
  return mode.code === undefined
    ? outcome.kind === "returned"
    : outcome.kind === "failed" && outcome.code === mode.code;
}

/** Every mode of the operation, the one that came about exercised. Without `state`, what reads it is not judged: so below. */
export function judgeModes(
  { failureModes = [] }: OperationContract,
  active: FailureMode | undefined,
  scene: Scene,
  outcome: Outcome,
  described: string,
  state = true,
): readonly Finding[] {
  if (scene.ports === undefined) return [];
  return failureModes.map(mode => {
    if (mode !== active) return kept(mode.id, "failureMode", false);
    const parts = [{ text: "the dependency", value: (scene.ports ?? []).filter(mode.happened).map(told) }];
    if (!endedAs(mode, outcome)) {
      const expected = mode.code === undefined ? "to succeed all the same" : `to fail with ${mode.code}`;
      return broken(mode.id, "failureMode", `${expected}, since ${mode.text}`, described, { parts });
    }
    if (mode.ensures === undefined || isKept(() => mode.ensures?.holds(scene) === true, state))
      return kept(mode.id, "failureMode", true);
    return broken(mode.id, "failureMode", `${mode.ensures.expression}, since ${mode.text}`, "it does not hold", {
      parts: [...parts, ...mode.ensures.parts(scene)],
    });
  });
}

/** A condition without a value is broken where the state is known, and not judged where it is not. */
function isKept(condition: () => boolean, state: boolean): boolean {
  if (state) return holds(condition);
  try {
    return condition();
  } catch {
    return true;
  }
}

function told({ port, function: name, args, answer, trouble, after }: PortRecord): string {
  const said = answer.kind === "returned" ? show(answer.value) : `failed${answer.code ? ` with ${answer.code}` : ""}`;
  const how =
    trouble === undefined ? said : { unavailable: "unavailable", outOfType: said, happenedAnyway: "lost" }[trouble];
  return `${port}.${name}(${args.map(arg => show(arg)).join(", ")}): ${how}${after > 0 ? ` after ${after} ms` : ""}`;
}

/** What a success sent out: what is due, each once, and nothing else. A refused call sends out nothing. */
export function judgeEvents(
  { emits = [] }: OperationContract,
  scene: Scene,
  outcome: Outcome,
  excused: boolean,
  state = true,
): readonly Finding[] {
  const { events } = scene;
  if (events === undefined) return [];
  return emits.map(emission => {
    const expected = outcome.kind === "failed" ? 0 : count(emission, scene);
    if (expected === undefined || excused) return kept(emission.id, "event", false);
    const sent = events.filter(
      ({ event, data }) => event === emission.event && fits(emission, scene, outcome, data, state),
    );
    const all = events.filter(({ event }) => event === emission.event);
    // Without its data to tell them apart, several emissions of one event are judged together.
    const stray = all.length - countAll(emits, emission.event, scene, outcome);
    if (sent.length === expected && (stray <= 0 || sent.length < expected))
      return kept(emission.id, "event", outcome.kind === "returned" ? expected > 0 : true);
    return broken(
      emission.id,
      "event",
      expected === 0 ? `no ${emission.event}` : `${emission.event} once: ${emission.expression}`,
      all.length === 0 ? "it was not sent out" : `sent out: ${all.map(({ data }) => show(data)).join(", ")}`,
    );
  });
}

/** Undefined where its condition has no value. */
function count(emission: Emission, scene: Scene): number | undefined {
  try {
    return emission.due(scene) ? 1 : 0;
  } catch {
    return undefined;
  }
}

function countAll(emits: readonly Emission[], event: string, scene: Scene, outcome: Outcome): number {
  if (outcome.kind === "failed") return 0;
  return emits.filter(one => one.event === event && count(one, scene) !== 0).length;
}

function fits({ data: due }: Emission, scene: Scene, outcome: Outcome, data: unknown, state: boolean): boolean {
  if (outcome.kind === "failed" || due === undefined) return true;
  return isKept(() => equal(due(scene), data), state);
}

/** How often a success asked its dependencies. */
export function judgeUses(
  { uses = [], budgets = [] }: OperationContract,
  scene: Scene,
  outcome: Outcome,
  active: FailureMode | undefined,
  state = true,
): readonly Finding[] {
  const { ports } = scene;
  if (ports === undefined) return [];
  return [
    ...uses.map(use =>
      outcome.kind === "failed" || active !== undefined
        ? kept(use.id, "portCall", false)
        : judgeUse(use, scene, ports, state),
    ),
    ...budgets.map(({ id, port, function: name, atMost }) => {
      const spent = ports.filter(one => one.port === port && (name === undefined || one.function === name)).length;
      return spent <= atMost
        ? kept(id, "quality", spent > 0)
        : broken(id, "quality", `at most ${atMost} calls of ${port}${name ? `.${name}` : ""}`, `${spent} calls`);
    }),
  ];
}

function judgeUse(use: PortUse, scene: Scene, ports: readonly PortRecord[], state: boolean): Finding {
  try {
    if (!use.due(scene)) return kept(use.id, "portCall", false);
    const args = use.args(scene);
    const own = ports.filter(one => one.port === use.port && one.function === use.function);
    const times = own.filter(one => equal(one.args, args)).length;
    const enough = use.times === undefined ? times > 0 : times === use.times;
    if (enough) return kept(use.id, "portCall", true);
    const wanted = use.times === undefined ? "at least once" : `${use.times} times`;
    const asked = `${use.port}.${use.function}(${args.map(arg => show(arg)).join(", ")})`;
    return broken(use.id, "portCall", `${asked} ${wanted}`, `${times} times`, {
      parts: own.map(record => ({ text: "it asked", value: told(record) })),
    });
  } catch (error) {
    if (!state) return kept(use.id, "portCall", false);
    return broken(use.id, "portCall", use.expression, `it has no value: ${reason(error)}`);
  }
}
