/** A race in words: what happened in which order, and what each order of the calls alone would have come to. */
import {
  at,
  describeOutcome,
  difference,
  type PortRecord,
  show,
  showPlace,
  type Values,
  withPoints,
} from "@tenet/runtime";
import { quiet } from "../report/cover.js";
import { serialOrders } from "./explore.js";
import type { History, PastCall } from "./history.js";
import type { Came } from "./program.js";
import { aloneIn, cameOf, type Stage } from "./scene.js";

/** `A`, or `A1` and `A2` where the branch has more than one call. */
function nameOf({ calls }: History, past: PastCall): string {
  const { branch } = past.call;
  const own = calls.filter(one => one.call.branch === branch);
  const letter = String.fromCharCode(65 + branch);
  return own.length === 1 ? letter : `${letter}${own.indexOf(past) + 1}`;
}

/** Numbered lines; then what was found, and what was expected. */
export function interleaving(stage: Stage, history: History): string[] {
  const lines = history.log.flatMap(one => lineOf(stage, history, one));
  const width = String(lines.length).length;
  return [
    ...lines.map((line, index) => `${String(index + 1).padStart(width)}  ${line}`),
    ...(history.stuck ? stuckLines(history) : [...foundLines(stage, history), ...orderLines(stage, history)]),
  ];
}

function lineOf({ session }: Stage, history: History, one: History["log"][number]): string[] {
  if (one.kind === "time") return ["nothing else goes on: time passes"];
  const past = history.calls[one.call];
  if (past === undefined) return one.kind === "asks" ? ["something in the background asks a dependency"] : [];
  const { operation, input, around } = past.call;
  const name = nameOf(history, past);
  const contract = session.executable.operations[operation];
  switch (one.kind) {
    case "starts": {
      const actor = around !== undefined && "actor" in around ? `, by ${show(around.actor)}` : "";
      return [`${name} starts ${operation}(${show(withPoints(input, contract?.decimals?.input))})${actor}`];
    }
    case "asks":
      return [`${name} asks ${question(past.ports[one.ask])}, and waits`];
    case "answered":
      return [`${name} has its answer: ${answer(past.ports[one.ask])}`];
    case "pauses":
      return [`${name} is at ${show(one.where)}, and waits`];
    case "goes on":
      return [`${name} goes on with ${show(one.where)}`];
    case "ends":
      return [
        `${name} ends: ${past.outcome === undefined ? "" : quiet(session, operation, describeOutcome(past.outcome, contract))}`,
      ];
  }
}

function question(record: PortRecord | undefined): string {
  return record === undefined
    ? "a dependency"
    : `${record.port}.${record.function}(${record.args.map(arg => show(arg)).join(", ")})`;
}

function answer(record: PortRecord | undefined): string {
  const told = record?.answer;
  if (told === undefined) return "nothing";
  return told.kind === "returned"
    ? show(told.value)
    : `it failed${told.code === undefined ? "" : ` with ${told.code}`}`;
}

function stuckLines(history: History): string[] {
  const never = history.calls.filter(({ outcome }) => outcome === undefined).map(past => nameOf(history, past));
  return never.length === 0 ? [] : [`${never.join(" and ")} never ${never.length === 1 ? "ends" : "end"}`];
}

/** The places that the race changed. */
function foundLines({ session }: Stage, { start, state }: History): string[] {
  if (state === undefined) return [];
  const names = session.contract.state.map(({ name }) => name);
  const changed = names.filter(name => difference(start[name], state[name]) !== undefined);
  return changed.length === 0
    ? ["found: the state as it was"]
    : changed.map(name => {
        const [place, value] = smallest(session.executable.decimals, name, start, state);
        return `found: ${place} is ${value}`;
      });
}

function smallest(decimals: Parameters<typeof withPoints>[1], name: string, start: Values, state: Values) {
  const place = difference(start, { ...start, [name]: state[name] }) ?? [name];
  return [showPlace(place), valueAt(withPoints(state, decimals) as Values, place)] as const;
}

function valueAt(state: Values, place: readonly unknown[]): string {
  const { found, value } = at(state, place);
  return found ? show(value) : "absent";
}

const mostOrders = 6;

/** Each order of the calls that the race allowed, and where it leads elsewhere. */
function orderLines(stage: Stage, history: History): string[] {
  return ordersOf(history).map(order => orderLine(stage, history, order));
}

/** The first of the orders of its calls that a race allowed. */
export function ordersOf(history: History): readonly (readonly PastCall[])[] {
  const possible = serialOrders(history.calls.map(({ call }) => call.branch))
    .map(order => callsIn(history, order))
    .filter(order => order.every((one, place) => order.slice(0, place).every(other => other.began < one.ended)));
  return possible.slice(0, mostOrders);
}

function callsIn({ calls }: History, order: readonly number[]): PastCall[] {
  const taken = new Map<number, number>();
  return order.flatMap(branch => {
    const nth = taken.get(branch) ?? 0;
    taken.set(branch, nth + 1);
    const past = calls.filter(({ call }) => call.branch === branch)[nth];
    return past === undefined ? [] : [past];
  });
}

function orderLine(stage: Stage, history: History, order: readonly PastCall[]): string {
  const { session } = stage;
  const ends: string[] = [];
  const done: Came[] = [];
  let state: Values | undefined = history.start;
  for (const past of order) {
    if (state === undefined) break;
    const alone = aloneIn(stage, history, past, state, done);
    const came = cameOf(stage, history, past, state);
    if (came !== undefined) done.push(came);
    if (alone.differs) ends.push(`${nameOf(history, past)} ${alone.ended}`);
    state = alone.state;
  }
  const names = order.map(past => nameOf(history, past)).join(", then ");
  const place = state === undefined || history.state === undefined ? undefined : difference(history.state, state);
  if (place !== undefined && state !== undefined)
    ends.push(`${showPlace(place)} is ${valueAt(withPoints(state, session.executable.decimals) as Values, place)}`);
  return `${names} would give: ${ends.length === 0 ? "an outcome that the spec does not allow" : ends.join("; ")}`;
}
