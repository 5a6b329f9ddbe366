/** What a call needs of the world around it, and the part of a contract that can be judged without it. */
import { children } from "./interpreter/index.js";
import type { Change, Contract, Definition, Expr, Law, Operation, Promised, Temporal, World } from "./ir.js";

type Parts = Pick<Contract, "definitions" | "operations" | "failureModes"> & Partial<Pick<Contract, "overTime">>;

/** All that a call may need. */
export const worlds: readonly World[] = ["clock", "actor", "ports"];
const kinds: Readonly<Partial<Record<Expr["kind"], World>>> = { now: "clock", actor: "actor", answer: "ports" };

/** What the expression reads, itself or through definitions and `Where:` names, in the order of the union. */
function readBy(expr: Expr, { definitions }: Pick<Parts, "definitions">, locals: readonly Definition[] = []): World[] {
  const found = new Set<World>();
  const entered = new Set<Definition>();
  const byName = (all: readonly Definition[]) => new Map(all.map(one => [one.name, one]));
  const named = { definition: byName(definitions), local: byName(locals) };
  const visit = (part: Expr): void => {
    const world = kinds[part.kind];
    if (world !== undefined) found.add(world);
    const definition =
      part.kind === "definition" || part.kind === "local" ? named[part.kind].get(part.name) : undefined;
    // Definitions that each call the one before twice would be many more calls than definitions.
    if (definition !== undefined && !entered.has(definition)) {
      entered.add(definition);
      visit(definition.body);
    }
    for (const inner of children(part)) visit(inner);
  };
  visit(expr);
  return worlds.filter(world => found.has(world));
}

/** What a call of the operation needs besides its inputs. */
export function needsOf(operation: Operation, contract: Parts): World[] {
  const { name, refusals, sameAs, idempotent, calls } = operation;
  const needed = new Set(expressionsOf(operation).flatMap(expr => readBy(expr, contract, operation.locals)));
  if (refusals.some(({ from }) => from === "permission" || from === "visibility")) needed.add("actor");
  if (calls.length > 0 || contract.failureModes.some(mode => mode.operation === name)) needed.add("ports");
  if (idempotent?.window || (contract.overTime ?? []).some(one => isTimed(one, name))) needed.add("clock");
  if ((contract.overTime ?? []).some(one => readsActor(one, operation, contract))) needed.add("actor");
  const other = contract.operations.find(one => one.name === sameAs?.operation && one.name !== name);
  if (other) for (const world of needsOf({ ...other, sameAs: undefined }, contract)) needed.add(world);
  return worlds.filter(world => needed.has(world));
}

/** Whether a promise over time counts the operation within a stretch of time. */
function isTimed({ subject, promise }: Temporal, name: string): boolean {
  const windowed = promise.kind === "atMost" ? promise.window : promise.kind === "followedBy" && promise.within;
  return windowed !== undefined && windowed !== false && isOf(subject, name);
}

function readsActor({ subject, per }: Temporal, { name, locals }: Operation, contract: Parts): boolean {
  return per !== undefined && isOf(subject, name) && readBy(per, contract, locals).includes("actor");
}

const isOf = (subject: Temporal["subject"], name: string) => subject.kind === "operation" && subject.operation === name;

/** The contract with what each call needs. */
export function withNeeds<C extends Parts>(contract: C): C {
  return { ...contract, operations: contract.operations.map(one => ({ ...one, needs: needsOf(one, contract) })) };
}

function expressionsOf({ requires, refusals, ensures, changes, sameAs, idempotent, emits, calls }: Operation): Expr[] {
  const some = (...exprs: readonly (Expr | undefined)[]) => exprs.filter(expr => expr !== undefined);
  return [
    ...[...requires, ...refusals, ...ensures].map(clause => clause.condition),
    ...(changes ?? []).flatMap(row => [...placeOf(row), ...some(row.when, valueOf(row))]),
    ...some(sameAs?.each?.list, ...(sameAs?.inputs.map(input => input.value) ?? []), idempotent?.key),
    ...emits.flatMap(({ data, when }) => some(data, when)),
    ...calls.flatMap(({ args, when }) => [...args, ...some(when)]),
  ];
}

/** What says where a row applies. */
const placeOf = ({ path, each }: Change): Expr[] => [
  ...path.steps.flatMap(step => (step.kind === "key" ? [step.key] : [])),
  ...(each ? [each.list] : []),
];

const valueOf = ({ becomes }: Change): Expr | undefined => (becomes === "removed" ? undefined : becomes);

const words: Readonly<Record<World, string>> = {
  clock: "the time of the call",
  actor: "who calls",
  ports: "what a dependency answers",
};
const limits: Readonly<Record<World, string>> = {
  clock: "nothing sets the clock here",
  actor: "nobody acts as a caller here",
  ports: "no dependency is scripted here",
};

const because = (what: string, world: World): string => `${what}; ${limits[world]}`;

/** The operations that cannot be called rightly from inputs, states and what is given alone, by name, and why not. */
export function notCalled(contract: Contract, given: readonly World[] = []): ReadonlyMap<string, string> {
  return new Map(
    contract.operations.flatMap(operation => {
      const { name, requires, locals } = operation;
      const needs = operation.needs.filter(world => !given.includes(world));
      if (needs.includes("actor")) return [[name, because("a call of it needs to know who calls", "actor")]];
      if (needs.includes("ports")) return [[name, because("a call of it needs what a dependency answers", "ports")]];
      const timed = requires.some(({ condition }) =>
        readBy(condition, contract, locals).some(world => !given.includes(world)),
      );
      return timed ? [[name, because("what its caller owes depends on the time of the call", "clock")]] : [];
    }),
  );
}

/**
 * The part that can be judged from inputs, result, states and what is given alone. What reads the world around the call is left out;
 * the codes of refusals left out are among those that the operation may fail with, whatever else was due. The promises
 * of what was left out say why they are not checked, and so do all of an operation that cannot be called (`notCalled`).
 */
export function judgeable(contract: Contract, given: readonly World[] = []): Contract {
  const reasons = new Map<string, string>();
  const operations = contract.operations.map(one => new Reduction(contract, one, reasons, given).operation());
  leaveOutLaws(contract, reasons);
  const never = notCalled(contract, given);
  const whole =
    never.size > 0 && never.size === contract.operations.length
      ? `no operation is called: ${[...never.values()][0]}`
      : undefined;
  const why = ({ id, operation }: Promised) =>
    operation === undefined ? (reasons.get(id) ?? whole) : (never.get(operation) ?? reasons.get(id));
  return {
    ...contract,
    operations,
    definitions: contract.definitions.filter(({ body }) =>
      readBy(body, contract).every(world => given.includes(world)),
    ),
    promises: contract.promises.map(one => ({ ...one, notChecked: one.notChecked ?? why(one) })),
  };
}

/** As `judgeable`, with nothing but what can be called. */
export function callable(contract: Contract, given: readonly World[] = []): Contract {
  const judged = judgeable(contract, given);
  const never = notCalled(contract, given);
  const checked = ({ id }: Law) => judged.promises.some(one => one.id === id && one.notChecked === undefined);
  return {
    ...judged,
    operations: judged.operations.filter(({ name }) => !never.has(name)),
    laws: judged.laws.filter(checked),
  };
}

/** A law says something of every call in it: whether a call succeeds must not depend on what is not known. */
function leaveOutLaws({ laws, operations }: Contract, reasons: Map<string, string>): void {
  for (const { id, condition, where, except } of laws) {
    const parts = [condition, ...(where ? [where] : []), ...except.map(one => one.condition)];
    const called = operations.find(
      ({ name, needs }) => needs.length > 0 && parts.some(part => callsIn(part).includes(name)),
    );
    const world = called?.needs.find(need => need !== "clock") ?? called?.needs[0];
    if (called && world) reasons.set(id, because(`it calls ${called.name}, which depends on ${words[world]}`, world));
  }
}

const callsIn = (expr: Expr): string[] => [
  ...(expr.kind === "operation" ? [expr.name] : []),
  ...children(expr).flatMap(callsIn),
];

/** One operation without what reads the world. */
class Reduction {
  constructor(
    private readonly contract: Contract,
    private readonly whole: Operation,
    /** By the id of a promise: why it is not checked. */
    private readonly reasons: Map<string, string>,
    private readonly given: readonly World[],
  ) {}

  operation(): Operation {
    const { whole } = this;
    if (whole.needs.length === 0) return whole;
    if (whole.needs.every(world => this.given.includes(world))) return { ...whole, examples: this.leaveExamples() };
    const refusals = whole.refusals.filter(one => this.keeps(one.id, one.condition));
    const codes = whole.refusals.filter(one => !refusals.includes(one)).map(one => one.code);
    return {
      ...whole,
      locals: whole.locals.filter(({ body }) => this.read(body) === undefined),
      requires: whole.requires.filter(one => this.keeps(one.id, one.condition)),
      refusals,
      ensures: whole.ensures.filter(one => this.keeps(one.id, one.condition)),
      changes: whole.changes && this.changes(whole.changes, codes),
      mayFail: [...new Set([...whole.mayFail, ...codes])],
      examples: this.leaveExamples(),
    };
  }

  /** An example says nothing of the world around its call. */
  private leaveExamples(): [] {
    for (const { id } of this.whole.examples)
      this.leave(id, this.world(), `what it should come to depends on ${words[this.world()]}`);
    return [];
  }

  private world(): World {
    return this.whole.needs.find(need => need !== "clock") ?? "clock";
  }

  /** What of the world the expression reads; of several, one that says most. */
  private read(...exprs: readonly (Expr | undefined)[]): World | undefined {
    const found = exprs
      .flatMap(expr => (expr ? readBy(expr, this.contract, this.whole.locals) : []))
      .filter(world => !this.given.includes(world));
    return found.find(world => world !== "clock") ?? found[0];
  }

  private leave(id: string, world: World, what = `it reads ${words[world]}`): void {
    if (!this.reasons.has(id)) this.reasons.set(id, because(what, world));
  }

  private keeps(id: string, condition: Expr): boolean {
    const world = this.read(condition);
    if (world !== undefined) this.leave(id, world);
    return world === undefined;
  }

  private changes(rows: readonly Change[], codes: readonly string[]): readonly Change[] {
    const placed = this.read(...rows.flatMap(placeOf));
    if (placed !== undefined) {
      for (const row of rows) this.leave(row.id, placed, `where the state changes depends on ${words[placed]}`);
      this.leaveFrame(placed);
      return this.anything(undefined);
    }
    const { refusals } = this.whole;
    const doubtful = (id: string | undefined) => refusals.some(one => one.id === id && codes.includes(one.code));
    const lost = rows.filter(row => doubtful(row.refusedBy));
    const kept = this.loosened(rows.filter(row => !lost.includes(row)));
    if (lost.length === 0) return kept;
    for (const row of lost)
      this.leave(row.id, this.world(), `whether its refusal is due depends on ${words[this.world()]}`);
    this.leaveFrame(this.world());
    const ids = new Set(["", ...lost.map(row => row.refusedBy)]);
    return [...kept, ...[...ids].flatMap(id => this.anything(id))];
  }

  private leaveFrame(world: World): void {
    this.leave(`${this.whole.name}.frame`, world, `what may change depends on ${words[world]}`);
  }

  /** Rows whose value or condition reads the world say no more than that something may change; so do rows that may meet them. */
  private loosened(rows: readonly Change[]): readonly Change[] {
    const worldOf = (row: Change): World | undefined =>
      row.trouble === undefined ? this.read(valueOf(row), row.when) : "ports";
    const loose = new Map(rows.flatMap(row => (worldOf(row) ? [[shapeOf(row), worldOf(row)!] as const] : [])));
    return rows.map(row => {
      const world = loose.get(shapeOf(row));
      if (world === undefined) return row;
      this.leave(row.id, world, worldOf(row) ? undefined : `it may meet a row that reads ${words[world]}`);
      return { ...row, becomes: undefined, when: this.read(row.when) ? undefined : row.when };
    });
  }

  /** Rows by which the whole state may change; `refusedBy` the empty text: on a refusal that is not judged. */
  private anything(refusedBy: string | undefined): Change[] {
    const { name, line, span } = this.whole;
    return this.contract.state.map(variable => ({
      id: `${name}.changes.${variable.name}${refusedBy === undefined ? "" : `.${refusedBy}`}`,
      expression: variable.name,
      path: { state: variable.name, steps: [] },
      each: undefined,
      becomes: undefined,
      when: undefined,
      refusedBy,
      line,
      span,
    }));
  }
}

/** Rows of one shape may name the same place. */
function shapeOf({ path, refusedBy }: Change): string {
  return [path.state, ...path.steps.map(step => (step.kind === "key" ? "[]" : `.${step.name}`)), refusedBy ?? ""].join(
    " ",
  );
}
