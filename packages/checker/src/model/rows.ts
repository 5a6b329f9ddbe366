/** The rows of a Changes table, applied to a state all at once. */
import { type Environment, NotGiven, Undefined, type Values } from "../interpreter/environment.js";
import { equalValues } from "../interpreter/equal.js";
import { evaluate } from "../interpreter/evaluate.js";
import type { Change, Expr } from "../ir.js";
import { type Place, put, valueAt } from "./places.js";

/** One place that a row names in this call, and what is there afterwards. */
interface Touch {
  readonly row: Change;
  readonly place: Place;
  readonly becomes: { readonly value: unknown } | "removed";
}

/** Why a row cannot be applied. `gap`: the spec says nothing or two things at once; else something is not known here. */
export interface Problem {
  readonly row: Change;
  readonly why: string;
  readonly gap: boolean;
}

export interface Applied {
  readonly state: Values;
  /** The rows that applied. */
  readonly rows: readonly Change[];
  /** Rows that could not be applied; what they are about is as it was. */
  readonly problems: readonly Problem[];
}

/** `env.before` with the rows applied; all of them read the state before. */
export function applyRows(rows: readonly Change[], env: Environment): Applied {
  const problems: Problem[] = [];
  const applied: Change[] = [];
  const touched: Touch[] = [];
  for (const row of rows) {
    const found = touchesOf(row, env);
    if ("why" in found) problems.push(found);
    else touched.push(...found);
    if ("why" in found || found.length > 0) applied.push(row);
  }
  problems.push(...collisions(touched));
  const state = inOrder(touched).reduce((values, touch) => apply(values, touch, problems), env.before);
  return { state, rows: applied, problems };
}

/** The expressions that a row reads. */
export const expressionsOf = ({ path, each, becomes, when }: Change): readonly Expr[] => [
  ...path.steps.flatMap(step => (step.kind === "key" ? [step.key] : [])),
  ...(each ? [each.list] : []),
  ...(becomes && becomes !== "removed" ? [becomes] : []),
  ...(when ? [when] : []),
];

function touchesOf(row: Change, env: Environment): readonly Touch[] | Problem {
  try {
    const elements = row.each ? [...(evaluate(row.each.list, env) as Iterable<unknown>)] : [undefined];
    const rounds = elements.map(element =>
      row.each ? { ...env, variables: { ...env.variables, [row.each.variable]: element } } : env,
    );
    const due = rounds.filter(inside => row.when === undefined || evaluate(row.when, inside) === true);
    const { becomes } = row;
    if (due.length === 0) return [];
    if (becomes === undefined) return { row, why: `${row.expression} may become anything`, gap: false };
    return due.map(inside => touchOf(row, becomes, inside));
  } catch (error) {
    if (error instanceof NotGiven) return { row, why: error.message, gap: false };
    if (error instanceof Undefined)
      return { row, why: `the row ${row.expression} has no value: ${error.reason}`, gap: true };
    throw error;
  }
}

function touchOf(row: Change, becomes: Expr | "removed", env: Environment): Touch {
  const place = row.path.steps.map(step => (step.kind === "key" ? evaluate(step.key, env) : step.name));
  if (becomes === "removed") return { row, place, becomes };
  const it = valueAt(env.before[row.path.state], place);
  return { row, place, becomes: { value: evaluate(becomes, { ...env, it }) } };
}

/** Rows that meet at one place must agree; each pair is named once. */
function collisions(touched: readonly Touch[]): Problem[] {
  return touched.flatMap((one, at) => {
    const other = touched.slice(0, at).find(two => samePlace(one, two) && !agree(one, two));
    if (other === undefined) return [];
    const why =
      other.row === one.row
        ? `the row ${one.row.expression} names one place twice and says different things of it`
        : `the rows ${other.row.expression} and ${one.row.expression} name the same place and say different things`;
    return [{ row: one.row, why, gap: true }];
  });
}

function samePlace(a: Touch, b: Touch): boolean {
  return (
    a.row.path.state === b.row.path.state &&
    a.place.length === b.place.length &&
    a.place.every((key, at) => equalValues(key, b.place[at]))
  );
}

function agree({ becomes: a }: Touch, { becomes: b }: Touch): boolean {
  return a === "removed" || b === "removed" ? a === b : equalValues(a.value, b.value);
}

/** Outer places first, so that a row about a field of a new value comes after the value; list items go from the end. */
function inOrder(touched: readonly Touch[]): readonly Touch[] {
  const last = (one: Touch) => (one.becomes === "removed" ? Number(one.place.at(-1)) || 0 : -1);
  return [...touched].sort((a, b) => a.place.length - b.place.length || last(b) - last(a));
}

function apply(values: Values, { row, place, becomes }: Touch, problems: Problem[]): Values {
  const { state } = row.path;
  const made = put(values[state], place, becomes);
  if (made !== undefined) return { ...values, [state]: made.value };
  problems.push({ row, why: `the row ${row.expression} names a place that is not there`, gap: true });
  return values;
}
