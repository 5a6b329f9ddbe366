/** The rows of a Changes table as a model: what the state is after a call, as far as they determine it. */

import { NotGiven } from "../interpreter/environment.js";
import { type Environment, equalValues, evaluate, Undefined, type Values } from "../interpreter/index.js";
import type { Change, Expr, Operation } from "../ir.js";
import { find } from "../parts.js";

export interface After {
  readonly state: Values;
  /** Variables of which the rows do not say everything. */
  readonly open: ReadonlySet<string>;
  /** The rows that applied. */
  readonly rows: readonly Change[];
}

interface Ending {
  /** The refusal that ended the call; then the rows that name it apply, and no other. */
  readonly refusedBy?: string;
  /** Whether the result is known. */
  readonly result?: boolean;
}

type Step = { readonly key: unknown };

interface Touch {
  readonly row: Change;
  readonly steps: readonly Step[];
  readonly becomes: { readonly value: unknown } | "removed";
}

export function stateAfter(operation: Operation, env: Environment, { refusedBy, result }: Ending): After {
  const open = new Set<string>();
  const rows: Change[] = [];
  const touched: Touch[] = [];
  for (const row of operation.changes ?? []) {
    if (row.refusedBy !== refusedBy) continue;
    const known = result || !expressionsOf(row).some(expr => find(expr, "result"));
    const touches = known ? touchesOf(row, env) : undefined;
    if (touches === undefined) open.add(row.path.state);
    else touched.push(...touches);
    if (touches === undefined || touches.length > 0) rows.push(row);
  }
  // Outer places first, so that a row about a field of a new value comes after the value.
  const inOrder = [...touched].sort((a, b) => a.steps.length - b.steps.length);
  const state = inOrder.reduce((values, touch) => apply(values, touch, open), env.before);
  return { state, open, rows };
}

const expressionsOf = ({ path, each, becomes, when }: Change): readonly Expr[] => [
  ...path.steps.flatMap(step => (step.kind === "key" ? [step.key] : [])),
  ...(each ? [each.list] : []),
  ...(becomes && becomes !== "removed" ? [becomes] : []),
  ...(when ? [when] : []),
];

/** The places that a row names in this call and what is there afterwards; undefined where it cannot be known. */
function touchesOf(row: Change, env: Environment): readonly Touch[] | undefined {
  try {
    const elements = row.each ? [...(evaluate(row.each.list, env) as Iterable<unknown>)] : [undefined];
    return elements.flatMap(element => {
      const inside = row.each ? { ...env, variables: { ...env.variables, [row.each.variable]: element } } : env;
      if (row.when && evaluate(row.when, inside) !== true) return [];
      if (row.becomes === undefined) throw new NotGiven("what it becomes");
      return [touchOf(row, row.becomes, inside)];
    });
  } catch (error) {
    if (error instanceof NotGiven || error instanceof Undefined) return undefined;
    throw error;
  }
}

function touchOf(row: Change, becomes: Expr | "removed", env: Environment): Touch {
  const steps = row.path.steps.map(step => ({ key: step.kind === "key" ? evaluate(step.key, env) : step.name }));
  if (becomes === "removed") return { row, steps, becomes };
  const it = steps.reduce<unknown>((value, step) => at(value, step), env.before[row.path.state]);
  return { row, steps, becomes: { value: evaluate(becomes, { ...env, it }) } };
}

function apply(values: Values, { row, steps, becomes }: Touch, open: Set<string>): Values {
  const { state } = row.path;
  const made = put(values[state], steps, becomes);
  if (made === undefined) open.add(state);
  return made === undefined ? values : { ...values, [state]: made.value };
}

function at(whole: unknown, { key }: Step): unknown {
  if (whole instanceof Map) return whole.get(keyIn(whole, key));
  if (typeof whole !== "object" || whole === null) return undefined;
  return Object.hasOwn(whole, String(key)) ? (whole as Record<string, unknown>)[String(key)] : undefined;
}

/** The key of a map that equals this one by value. */
const keyIn = (map: ReadonlyMap<unknown, unknown>, key: unknown): unknown =>
  [...map.keys()].find(other => equalValues(other, key)) ?? key;

/** A copy with another value at a place; undefined where there is no such place. */
function put(
  whole: unknown,
  steps: readonly Step[],
  becomes: Touch["becomes"],
): { readonly value: unknown } | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return becomes === "removed" ? undefined : becomes;
  if (becomes === "removed" && rest.length === 0) return { value: without(whole, step) };
  const inner = put(at(whole, step), rest, becomes);
  return inner && withAt(whole, step, inner.value);
}

function withAt(whole: unknown, { key }: Step, value: unknown): { readonly value: unknown } | undefined {
  if (whole instanceof Map) return { value: new Map(whole).set(keyIn(whole, key), value) };
  if (Array.isArray(whole)) return Number(key) in whole ? { value: whole.with(Number(key), value) } : undefined;
  return typeof whole === "object" && whole !== null ? { value: { ...whole, [String(key)]: value } } : undefined;
}

function without(whole: unknown, { key }: Step): unknown {
  if (whole instanceof Map) return new Map([...whole].filter(([other]) => !equalValues(other, key)));
  if (Array.isArray(whole)) return whole.filter((_, index) => index !== key);
  return Object.fromEntries(Object.entries(whole ?? {}).filter(([name]) => name !== String(key)));
}
