/** States before which nothing happened of what a promise over time speaks of. */
import { type Contract, equalValues, type Operation, type Temporal, type TraceSubject } from "@tenet/checker";
import type { Values } from "@tenet/runtime";

/** Operations in which one of the subjects can happen. */
export function makersOf({ operations }: Contract, subjects: readonly TraceSubject[]): Operation[] {
  return operations.filter(operation => subjects.some(subject => mayHappenIn(operation, subject)));
}

function mayHappenIn({ name, emits, needs }: Operation, subject: TraceSubject): boolean {
  switch (subject.kind) {
    case "operation":
      return subject.operation === name;
    case "event":
      return emits.some(({ event }) => event === subject.event);
    default:
      return needs.includes("ports");
  }
}

/** The state, but what the promise's subjects leave behind is as it is at the start: none of them has happened. */
export function beforeAll(contract: Contract, promise: Temporal, state: Values, starts: Values): Values {
  const names = tracesOf(contract, promise);
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, names.has(name) ? starts[name] : value]),
  );
}

/** Whether the state is one. */
export function isBeforeAll(contract: Contract, promise: Temporal, state: Values, starts: Values): boolean {
  return [...tracesOf(contract, promise)].every(name => equalValues(state[name], starts[name]));
}

/** State variables that change when what the promise is about happens, or what it waits for. */
function tracesOf(contract: Contract, { subject, promise, otherwise }: Temporal): Set<string> {
  const others = "others" in promise ? promise.others : [];
  const makers = makersOf(contract, otherwise === undefined ? others : [...others, subject]);
  return new Set(makers.flatMap(({ changes = [] }) => changes.map(({ path }) => path.state)));
}
