/**
 * `STEM.properties.test.ts`: a test for each promise, as a person would write it with fast-check and vitest.
 *
 * What the text expects of its neighbours: the arbitraries file exports `OPERATIONCases()`, cases `{ state, input }` that keep
 * every Requires, `OPERATIONNearMisses("ID")`, cases that break that one, `givenID()` of a law, and `shapes`; a subject of
 * `@tenet/testing` has `property`, `guard` and `law`, which make properties of fast-check, and `start` and `call`.
 */
import type { Contract, Operation, Promised, PromiseKind } from "@tenet/checker";
import { type ArbitrariesPlan, planArbitraries } from "../arbitraries/index.js";
import { type ArbitraryNames, arbitraryNames } from "../arbitraries/names.js";
import { Emitter } from "../contract/context.js";
import { stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { fill, group, labelled, namesIn, type OwnTemplates, render, uses } from "../layout.js";
import { allocate, camel, pascal } from "../names.js";
import { exampleTest } from "./examples.js";
import { lawTests } from "./laws.js";
import { isTodo, type Test, test, todo } from "./test.js";

interface Group {
  readonly title: string;
  readonly attempts: string;
  readonly tests: readonly Test[];
}

export interface Untested {
  /** Promises that only `spec verify` can check, each with its reason. */
  readonly left: readonly Promised[];
  /** Operations that cannot be called, by name, and why not. */
  readonly never: ReadonlyMap<string, string>;
}

export function propertiesFile(
  contract: Contract,
  binding: string,
  { left, never }: Untested,
  templates: OwnTemplates = {},
): string {
  const emitter = new Emitter(contract, allocate(contract));
  const arbitraries = arbitraryNames(contract);
  const imported = [
    ...contract.operations.flatMap(one => [arbitraries.cases(one.name), arbitraries.nearMisses(one.name)]),
    ...contract.laws.map(one => arbitraries.law(one.id)),
  ];
  const stem = camel(contract.stem);
  const subject = emitter.names.fresh(["shapes", ...imported].includes(stem) ? `the${pascal(stem)}` : stem);
  const laws = lawTests(emitter, arbitraries, subject, id =>
    titleOf(
      contract.promises.find(one => one.id === id),
      id,
    ),
  );
  const planned = planArbitraries(contract).operations;
  const groups = [
    ...contract.operations.map(operation => {
      const why = never.get(operation.name);
      if (why !== undefined) return uncalled(operation, why);
      return withTodos(
        new Tests(emitter, arbitraries, operation, missesOf(planned, operation), subject).group(),
        left.filter(one => one.operation === operation.name),
      );
    }),
    withTodos(
      { title: stringLiteral("laws"), attempts: "", tests: laws },
      left.filter(one => one.kind === "law"),
    ),
    withTodos(
      { title: stringLiteral("invariants"), attempts: "", tests: [] },
      left.filter(one => one.operation === undefined && one.kind !== "law"),
    ),
  ].filter(one => one.tests.length > 0);
  const bodies = groups.flatMap(one => [one.attempts, ...one.tests.map(each => each.text)]);
  const drawn = imported.filter(name => bodies.some(text => text.includes(`${name}(`)));
  const used = namesIn(bodies);
  const types = [...emitter.declaredTypes].filter(name => used.has(name));
  return fill(
    "properties",
    {
      header: header(contract, "properties"),
      helpers:
        emitter.helpers.size === 0 ? "" : `import { ${[...emitter.helpers].sort().join(", ")} } from "@tenet/runtime";`,
      fastCheck: used.has("fc") ? 'import fc from "fast-check";' : "",
      arbitraries: `${render(group("import {", [...drawn, "shapes"].sort(), "} from "))}${stringLiteral(`./${contract.stem}.arbitraries.js`)};`,
      contract: `${render(group("import {", ["contract", ...[emitter.names.shape, ...types].sort().map(name => `type ${name}`)], "} from "))}${stringLiteral(`./${contract.stem}.contract.js`)};`,
      binding: stringLiteral(binding),
      subject,
      shape: emitter.names.shape,
      // Where nothing is called, nothing is there to be called.
      calls: groups.some(one => one.tests.some(each => !isTodo(each))),
      groups,
    },
    templates,
  );
}

function uncalled({ name }: Operation, why: string): Group {
  return { title: stringLiteral(name), attempts: "", tests: [todo(`${name} is not called: ${why}`)] };
}

function withTodos(group: Group, left: readonly Promised[]): Group {
  const todos = left.map(one => {
    const title = `${titleOf(one, one.id)} (checked by spec verify: ${one.notChecked})`;
    return todo(title);
  });
  return { ...group, tests: [...group.tests, ...todos] };
}

/** Clauses for which there are cases that break them. */
function missesOf(planned: ArbitrariesPlan["operations"], { name }: Operation): ReadonlySet<string> {
  const misses = planned.find(one => one.name === name)?.nearMisses ?? [];
  return new Set(misses.filter(one => one.inputs.length > 0).map(one => one.clause));
}

/** Kinds that a call with a refusal in it says something about. */
const ofEveryCall: ReadonlySet<PromiseKind> = new Set(["failures", "frame"]);
const ofOneCall: ReadonlySet<PromiseKind> = new Set([
  "refusal",
  "visibility",
  "postcondition",
  "returns",
  "failures",
  "change",
  "frame",
]);

class Tests {
  constructor(
    private readonly emitter: Emitter,
    private readonly arbitraries: ArbitraryNames,
    private readonly operation: Operation,
    private readonly misses: ReadonlySet<string>,
    private readonly subject: string,
  ) {}

  group(): Group {
    const tests = this.all();
    const refusals = this.operation.refusals.filter(one => this.misses.has(one.id)).map(one => this.nearMiss(one.id));
    const attempts = render(
      labelled("const attempts = ", group("fc.oneof(", [this.succeeding(), ...refusals], ")")),
      "  ",
    );
    return {
      title: stringLiteral(this.operation.name),
      attempts: uses(
        tests.map(one => one.text),
        "attempts",
      )
        ? `${attempts};`
        : "",
      tests,
    };
  }

  private all(): readonly Test[] {
    const { promises } = this.emitter.contract;
    const own = promises.filter(one => one.operation === this.operation.name && one.notChecked === undefined);
    return [
      ...own.flatMap(one => this.ofPromise(one)),
      ...this.invariants(),
      ...this.operation.examples
        .filter(one => own.some(promise => promise.id === one.id))
        .map(one => exampleTest(this.emitter, this.subject, this.operation, one)),
    ];
  }

  private ofPromise(promise: Promised): readonly Test[] {
    const { id, kind } = promise;
    if (kind === "precondition") return this.misses.has(id) && !this.operation.constructs ? [this.duty(promise)] : [];
    // What is only now constructed had no state before.
    if (kind === "frame" && this.operation.constructs) return [];
    return ofOneCall.has(kind) ? [test(titleOf(promise, id), this.property(this.cases(kind, id), [id]))] : [];
  }

  /** A duty of the caller: calls that break it never reach the implementation. */
  private duty(promise: Promised): Test {
    return test(
      `${titleOf(promise, promise.id)} (the caller's duty)`,
      group(`${this.subject}.guard(`, [stringLiteral(this.operation.name), this.nearMiss(promise.id)], ")"),
    );
  }

  /** Together: what breaks one names it. */
  private invariants(): readonly Test[] {
    const { promises, state } = this.emitter.contract;
    if (this.operation.changes === undefined || state.length === 0) return [];
    const ids = promises
      .filter(one => ["invariant", "history"].includes(one.kind) && one.notChecked === undefined)
      .map(one => one.id);
    return ids.length === 0 ? [] : [test(`It keeps ${listed(ids)}`, this.property(this.attempts(), ids))];
  }

  private property(cases: string, ids: readonly string[]) {
    return group(
      `${this.subject}.property(`,
      [stringLiteral(this.operation.name), cases, ...ids.map(stringLiteral)],
      ")",
    );
  }

  private succeeding(): string {
    return `${this.arbitraries.cases(this.operation.name)}()`;
  }

  private nearMiss(id: string): string {
    return `${this.arbitraries.nearMisses(this.operation.name)}(${stringLiteral(id)})`;
  }

  private attempts(): string {
    return this.operation.refusals.some(one => this.misses.has(one.id)) ? "attempts" : this.succeeding();
  }

  private cases(kind: PromiseKind, id: string): string {
    if (this.misses.has(id)) return `fc.oneof(${this.succeeding()}, ${this.nearMiss(id)})`;
    return ofEveryCall.has(kind) ? this.attempts() : this.succeeding();
  }
}

/** `a, b and c` */
function listed(ids: readonly string[]): string {
  return ids.length === 1 ? ids.join("") : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}

function titleOf(promise: Promised | undefined, id: string): string {
  const { text = "", expression } = promise ?? {};
  const prose = text.replace(/[\s.:]+$/, "");
  // A row of Changes names its place in its id and in its prose.
  if (expression !== undefined && prose.startsWith(`${expression} `) && id.endsWith(expression))
    return id + prose.slice(expression.length);
  const head = prose === "" ? id : `${id} ${prose}`;
  return expression === undefined ? head : `${head}: ${expression}`;
}
