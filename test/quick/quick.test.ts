/** The quick checks of running code against the slow ones: a yes is right, and what is right gets a yes. */
import type { Capture, Clause, LiveScene, OperationContract, Scene, Values } from "@tenet/runtime";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { runtime, type Subject, subjects, taker, withResultsAsInputs } from "./contracts.js";
import { type Mutation, mutated, mutations } from "./mutations.js";

const runs = Number(process.env["RUNS"] ?? 25);
const all = await subjects();

const yes = (check: (() => boolean) | undefined): boolean => {
  try {
    return check?.() ?? true;
  } catch {
    return false;
  }
};

/** Whether the slow check finds nothing; what cannot be evaluated does not fit. */
const fits = (check: () => unknown): boolean => yes(() => check() === undefined);
const hold = (clauses: readonly Clause[], scene: Scene): boolean =>
  clauses.every(clause => yes(() => clause.holds(scene)));

interface Drawn {
  readonly state: Values;
  readonly input: Values;
  readonly result: unknown;
}

/** States, inputs and results of an operation that fit their types. */
function drawn({ contract }: Subject, { name, returns }: OperationContract): fc.Arbitrary<Drawn | undefined> {
  const arbitraries = buildArbitraries(withResultsAsInputs(contract));
  const results = returns ? arbitraries.input(taker(name)) : fc.constant(() => ({ value: undefined }));
  return fc.tuple(arbitraries.state, arbitraries.input(name), results).map(([state, input, result]) => {
    const [given, answer] = [input(state), result(state)];
    // Of some results no value is found that fits; then nothing is returned, and that is judged.
    return given && { state, input: given, result: (answer as Values | undefined)?.["value"] };
  });
}

const sceneOf = ({ state, input, result }: Drawn, after = state): LiveScene => ({
  input,
  before: state,
  after,
  result,
  state: true,
});

const operations = all.flatMap(subject =>
  Object.values(subject.executable.operations)
    .filter(one => !one.constructs)
    .map(operation => ({ name: `${subject.name} ${operation.name}`, subject, operation })),
);

/** Whose states hardly ever offer an input. */
const undrawn: string[] = [];
afterAll(() => expect(undrawn.length).toBeLessThan(3));

describe.each(operations)("$name", ({ subject, operation }) => {
  test("says yes to what is right, and to nothing else", () => {
    let seen = 0;
    fc.assert(
      fc.property(drawn(subject, operation), mutations, (values, change) => {
        if (values === undefined) return;
        seen += 1;
        inputs(operation, values, change);
        before(operation, values, change);
        results(operation, values, change);
        after(operation, values, change);
      }),
      { numRuns: runs, interruptAfterTimeLimit: 5000 },
    );
    if (seen === 0) undrawn.push(operation.name);
  });
});

function inputs(operation: OperationContract, values: Drawn, change: Mutation): void {
  for (const input of [values.input, mutatedInside(values.input, change)]) {
    const scene = sceneOf({ ...values, input });
    const quickly = yes(() => operation.quick?.input(scene) ?? false);
    const slowly = fits(() => operation.accepts(input, scene));
    if (quickly) expect(slowly, "input").toBe(true);
    if (slowly && input === values.input) expect(quickly, "input").toBe(true);
  }
}

/** Refusals and duties, where the state can be seen and where it cannot. */
function before({ quick, refusals, requires }: OperationContract, values: Drawn, change: Mutation): void {
  for (const state of [values.state, mutatedInside(values.state, change)]) {
    const scene = sceneOf({ ...values, state });
    expect(
      yes(() => quick?.clear?.(scene) ?? true),
      "clear",
    ).toBe(hold(refusals, scene));
    expect(
      yes(() => quick?.requires?.(scene) ?? true),
      "requires",
    ).toBe(hold(requires, scene));
  }
  const blind: LiveScene = { ...sceneOf(values), state: false, before: {}, after: {} };
  const seen = (clauses: readonly Clause[]) => clauses.filter(clause => !clause.readsState);
  expect(
    yes(() => quick?.clear?.(blind) ?? true),
    "clear",
  ).toBe(hold(seen(refusals), blind));
  expect(
    yes(() => quick?.requires?.(blind) ?? true),
    "requires",
  ).toBe(hold(seen(requires), blind));
}

function results({ quick, returns }: OperationContract, values: Drawn, change: Mutation): void {
  if (returns === undefined) return;
  for (const result of [values.result, mutated(values.result, change)]) {
    const scene = sceneOf({ ...values, result });
    const quickly = yes(() => quick?.returns?.(scene) ?? false);
    const slowly = fits(() => returns(result, scene));
    if (quickly) expect(slowly, "returns").toBe(true);
    if (slowly && result === values.result) expect(quickly, "returns").toBe(true);
  }
}

/** Postconditions, once over whole states, once over what was captured of the state before. */
function after({ quick, returns, ensures, captures = [] }: OperationContract, values: Drawn, change: Mutation): void {
  for (const state of [values.state, mutatedInside(values.state, change)]) {
    const whole = sceneOf(values, state);
    const slowly = ensures.map(clause => yes(() => clause.holds(whole)));
    const captured = captures.map(capture => capturedOf(capture, whole));
    const live: LiveScene = { ...whole, before: runtime.notKept, captured };
    expect(ensures.map(clause => yes(() => clause.holds(live)))).toEqual(slowly);
    for (const clause of ensures) parts(clause, live, whole);
    if (captured.some(value => value instanceof runtime.NoValue) || !fits(() => returns?.(values.result, whole)))
      continue;
    expect(
      yes(() => quick?.ensures?.(live) ?? true),
      "ensures",
    ).toBe(slowly.every(Boolean));
  }
}

function capturedOf(capture: Capture, scene: Scene): unknown {
  try {
    return capture.value(scene);
  } catch (error) {
    return new runtime.NoValue(error);
  }
}

/** What is shown is what would be shown with the whole state before; what cannot be known is left out. */
function parts(clause: Clause, live: Scene, whole: Scene): void {
  const known = clause.parts(whole);
  const shown = clause.parts(live).filter(part => part !== runtime.leftOut);
  for (const part of shown) expect(known).toContainEqual(part);
}

describe.each(all.filter(one => one.executable.stateful))("the state of $name", ({ contract, executable }) => {
  test("invariants", () => {
    const { state } = buildArbitraries(contract);
    fc.assert(
      fc.property(state, mutations, (drawn, change) => {
        for (const after of [drawn, mutatedInside(drawn, change)]) {
          const scene: LiveScene = { input: {}, before: after, after, result: undefined, state: true };
          const quickly = yes(() => executable.quickInvariants?.(scene) ?? false);
          const slowly = hold(executable.invariants, scene);
          if (quickly) expect(slowly).toBe(true);
          if (slowly && after === drawn) expect(quickly).toBe(true);
        }
      }),
      { numRuns: runs, interruptAfterTimeLimit: 5000 },
    );
  });
});

/** The record of inputs, or of state variables, is the wrapper's own. */
const mutatedInside = (values: Values, change: Mutation): Values => {
  const names = Object.keys(values);
  const name = names[change.at % (names.length || 1)];
  return name === undefined ? values : { ...values, [name]: mutated(values[name], change) };
};
