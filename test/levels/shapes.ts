/** What is asked of levels about single values: declared types, inputs, results. With values that fit, and others nearby. */
import { inspect } from "node:util";
import {
  type Contract,
  conforms,
  environment,
  evaluate,
  type Operation,
  type RuledType,
  type Type,
} from "@tenet/checker";
import { shapesOf } from "@tenet/generator";
import { isRecord } from "@tenet/runtime";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { near } from "./near.js";

export interface Question {
  /** `Account.type`, `transfer.input`, `transfer.returns`. */
  readonly id: string;
  readonly kind: "type" | "input" | "result";
  /** Of the type or the operation. */
  readonly name: string;
  readonly type: RuledType;
}

export function questionsOf(contract: Contract): readonly Question[] {
  const shapes = shapesOf(contract).flatMap(({ id, kind, name, type }): Question[] =>
    kind === "state"
      ? []
      : [{ id, kind, name, type: kind === "type" ? { type: { kind: "named", name }, rules: [] } : type }],
  );
  const results = contract.operations.flatMap(({ name, returns }): Question[] =>
    returns === undefined ? [] : [{ id: `${name}.returns`, kind: "result", name, type: returns }],
  );
  return [...shapes, ...results];
}

export interface Tried {
  readonly value: unknown;
  /** Whether the value keeps the promise. */
  readonly keeps: boolean;
  /** The Always clauses of its entity that it breaks, and nothing but those. */
  readonly clauses: readonly string[];
}

/** Values that fit the type, and neighbours of each: some that break one thing, some at its very bound. */
export function valuesFor(contract: Contract, question: Question, runs = 6, seed = 5): readonly Tried[] {
  const drawn = draw(contract, question, runs, seed);
  const around = drawn.slice(0, 2).flatMap(value => near(contract, question.type, value, drawn));
  const different = new Map([...drawn, ...around].map(value => [inwards(value), value]));
  return [...different.values()].map(value => {
    const kept = keeps(contract, question, value);
    return { value, keeps: kept, clauses: kept ? [] : clausesBroken(contract, question, value) };
  });
}

/** Null is told from undefined, and what an object inherits from what is its own. */
export function inwards(value: unknown): string {
  return inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: Infinity });
}

function clausesBroken(contract: Contract, { kind, name, type }: Question, value: unknown): readonly string[] {
  const env = { ...environment(contract), it: value };
  if (kind !== "type" || conforms(value, type, env, { invariants: false }) !== undefined) return [];
  const { invariants = [] } = contract.types.find(one => one.name === name) ?? {};
  return invariants.filter(one => evaluate(one.condition, env) !== true).map(one => one.id);
}

/** By the interpreter, which is the meaning of the spec. What a result owes to its call is not asked here. */
function keeps(contract: Contract, { kind, name, type }: Question, value: unknown): boolean {
  const isInput = kind === "input" && isRecord(value);
  const input = isInput ? withDefaults(contract, name, { ...value }) : {};
  try {
    return conforms(isInput ? input : value, type, environment(contract, { input })) === undefined;
  } catch {
    return false;
  }
}

function withDefaults(contract: Contract, name: string, input: Record<string, unknown>): Record<string, unknown> {
  const { inputs = [] } = contract.operations.find(one => one.name === name) ?? {};
  const missing = inputs.flatMap(({ name: field, type }) => {
    const rule = type.rules.find(one => one.kind === "default");
    return rule?.kind === "default" && input[field] === undefined
      ? [[field, evaluate(rule.value, environment(contract, { input }))]]
      : [];
  });
  return { ...input, ...Object.fromEntries(missing) };
}

/** Nothing is referred to here: there is no state. */
function draw(named: Contract, { kind, name, type }: Question, runs: number, seed: number): readonly unknown[] {
  const contract = withoutReferences(named);
  const [some] = contract.operations;
  if (some === undefined) return [];
  const whole = contract.operations.find(one => one.name === name);
  const inputs =
    kind === "input" && whole !== undefined ? whole.inputs : [{ name: "value", type: ruled(type), prose: "", line: 1 }];
  const operation: Operation = { ...some, name: "draw", inputs, refusals: [], requires: [], ensures: [], locals: [] };
  const arbitraries = buildArbitraries({ ...contract, operations: [operation], state: [], invariants: [], laws: [] });
  const found = fc.sample(arbitraries.input("draw"), { numRuns: runs, seed }).map(resolve => resolve({}));
  return found.flatMap(input => (input === undefined ? [] : [kind === "input" ? input : input["value"]]));
}

function withoutReferences(contract: Contract): Contract {
  return {
    ...contract,
    types: contract.types.map(one => ({ ...one, type: ruled(one.type) })),
    operations: contract.operations.map(one => ({
      ...one,
      inputs: one.inputs.map(field => ({ ...field, type: ruled(field.type) })),
    })),
  };
}

function ruled({ type, rules }: RuledType): RuledType {
  const isReference = (kind: string) => kind === "refersTo";
  return {
    type: plain(type),
    rules: rules.filter(rule => !isReference(rule.kind) && !(rule.kind === "each" && isReference(rule.rule.kind))),
  };
}

function plain(type: Type): Type {
  switch (type.kind) {
    case "list":
    case "set":
      return { ...type, element: ruled(type.element) };
    case "optional":
      return { ...type, element: ruled(type.element) };
    case "map":
      return { ...type, key: ruled(type.key), value: ruled(type.value) };
    case "dictionary":
      return { ...type, value: ruled(type.value) };
    case "record":
      return { ...type, fields: type.fields.map(field => ({ ...field, type: ruled(field.type) })) };
    case "tuple":
      return { ...type, items: type.items.map(ruled) };
    case "union":
      return { ...type, members: type.members.map(ruled) };
    default:
      return type;
  }
}
