/**
 * What calls meet besides their inputs: who calls, what time it is, what dependencies answer. All of it is drawn as if it
 * were input, by the spec's own types and together with the state, so that conditions about it are met as often as others.
 */
import { type Around, type Contract, children, type Expr, type Model, needsOf, type Operation } from "@tenet/checker";
import type { Values } from "@tenet/runtime";

const actor = "@actor";
const now = "@now";
const result = "@result";
const answerOf = (port: string, name: string) => `@${port}.${name}`;

type Input = Operation["inputs"][number];

/** The contract with the world as further inputs of its operations, for drawing only. */
export function withWorldAsInput(contract: Contract, model: Model): Contract {
  const operations = contract.operations.map(operation => ({
    ...asInput(operation),
    inputs: [...operation.inputs, ...worldInputs(contract, operation, model)],
    needs: [],
  }));
  return { ...contract, operations: operations.map(one => withoutWorld(one, contract)), laws: [] };
}

function worldInputs(contract: Contract, operation: Operation, model: Model): Input[] {
  const { needs, returns } = operation;
  const input = (name: string, type: Input["type"]) => ({ name, type, prose: "", line: 0 }) as Input;
  const functions = contract.ports.flatMap(port => port.functions.map(one => ({ port: port.name, ...one })));
  return [
    ...(needs.includes("actor") && contract.roles ? [input(actor, contract.roles.actor)] : []),
    ...(needs.includes("clock") ? [input(now, { type: { kind: "timestamp" }, rules: [] })] : []),
    ...(needs.includes("ports")
      ? functions.flatMap(one => (one.returns ? [input(answerOf(one.port, one.name), one.returns)] : []))
      : []),
    ...(returns && !model.operations[operation.name]?.determined ? [input(result, returns)] : []),
  ];
}

/** The operation with its reads of the world turned into reads of inputs. */
function asInput(operation: Operation): Operation {
  const clause = <C extends { readonly condition: Expr }>(one: C): C => ({ ...one, condition: turned(one.condition) });
  return {
    ...operation,
    locals: operation.locals.map(one => ({ ...one, body: turned(one.body) })),
    requires: operation.requires.map(clause),
    refusals: operation.refusals.map(clause),
    ensures: [],
    changes: undefined,
    emits: [],
    calls: [],
    examples: [],
  };
}

function turned(expr: Expr): Expr {
  const { type, span } = expr;
  if (expr.kind === "actor") return { kind: "input", name: actor, type, span };
  if (expr.kind === "now") return { kind: "input", name: now, type, span };
  if (expr.kind === "answer") return { kind: "input", name: answerOf(expr.port, expr.function), type, span };
  return children(expr).length === 0 ? expr : turnedInside(expr);
}

/** Every part of an expression is itself one, or a plain value. */
function turnedInside<T>(node: T): T {
  if (Array.isArray(node)) return node.map(turnedPart) as T;
  const entries = Object.entries(node as object);
  return Object.fromEntries(
    entries.map(([name, part]) => [name, name === "type" || name === "span" ? part : turnedPart(part)]),
  ) as T;
}

function turnedPart(part: unknown): unknown {
  if (typeof part !== "object" || part === null) return part;
  return "kind" in part && "span" in part ? turned(part as Expr) : turnedInside(part);
}

/** Conditions that read the world through a definition are left to chance. */
function withoutWorld(operation: Operation, contract: Contract): Operation {
  const bare = { ...operation, requires: [], refusals: [], idempotent: undefined, sameAs: undefined };
  const plain = ({ condition }: { readonly condition: Expr }) =>
    needsOf(
      { ...bare, requires: [{ condition }] as unknown as Operation["requires"] },
      { ...contract, failureModes: [] },
    ).length === 0;
  return {
    ...operation,
    requires: operation.requires.filter(plain),
    refusals: operation.refusals.filter(plain),
  };
}

/** How much later than the call before, in milliseconds; undefined: at the moment that was drawn, if that is later. */
export type Tick = number | undefined;

export interface Met {
  readonly input: Values;
  readonly around: Around & { readonly now: Date };
  /** What it returns where the spec does not say. */
  readonly witness: { readonly result: unknown } | undefined;
  /** `Payments.charge` and what it answered, once it was asked. */
  readonly answers: ReadonlyMap<string, unknown>;
}

/** A drawn input, taken apart. `before`: the time of the call before; undefined for the first call. */
export function met(drawn: Values, tick: Tick, trouble: string | undefined, before: Date | undefined): Met {
  const given = new Map(Object.entries(drawn));
  const input = Object.fromEntries([...given].filter(([name]) => !name.startsWith("@")));
  const dependencies = [...given.keys()].some(name => name.startsWith("@") && name.includes("."));
  const answers = new Map<string, unknown>();
  const answer = (port: string, name: string) => {
    answers.set(`${port}.${name}`, given.get(answerOf(port, name)));
    return given.get(answerOf(port, name));
  };
  return {
    input,
    around: {
      now: momentOf(given.get(now), tick, before),
      ...(given.has(actor) ? { actor: given.get(actor) } : {}),
      ...(dependencies ? { answer } : {}),
      ...(trouble === undefined ? {} : { trouble }),
    },
    answers,
    witness: given.has(result) ? { result: given.get(result) } : undefined,
  };
}

/** Where the clock begins if nothing else is drawn. */
const dawn = Date.UTC(2026, 0, 1);

/** The clock never goes back. */
function momentOf(drawn: unknown, tick: Tick, before: Date | undefined): Date {
  const moment = drawn instanceof Date && tick === undefined ? drawn.getTime() : undefined;
  if (before === undefined) return new Date(moment ?? dawn);
  return new Date(Math.max(before.getTime(), moment ?? before.getTime() + (tick ?? 0)));
}
