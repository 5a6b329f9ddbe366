/** The clause that is missing where a spec's own rows lead to what it forbids. */
import {
  type Clause,
  type Contract,
  type Expr,
  evaluate,
  expandType,
  type Field,
  flattenRules,
  notation,
  type Operation,
  type RuledType,
} from "@tenet/checker";
import type { Session } from "../../session.js";
import type { Cause } from "../../verdict.js";
import { say } from "../say.js";
import type { Question } from "./gap.js";
import { unreached } from "./reach.js";
import { before, freeVariables, holdsAny, negated, rewrite } from "./rewrite.js";
import { environmentBefore } from "./rows.js";
import type { Specimen } from "./samples.js";
import { elementOf, pathOf, saidOf, withIt } from "./terms.js";

const span = { start: 0, end: 0 };
const boolean = { kind: "boolean" } as const;

/** `broken`: the promise, by id, that the state after the rows does not keep. */
export async function missingClause(
  session: Session,
  operation: Operation,
  broken: string,
  question: Question,
): Promise<Cause> {
  const state = await unreached(session, operation, broken, question);
  if (state !== undefined) return state;
  const reason = say("gap-state", { promise: broken, operation: operation.name });
  const condition = [...pushedBack(session.contract, operation, broken), ...excluding(question)].find(one =>
    fits(session, one, question),
  );
  return { kind: "spec-gap", reason, ...requirement(condition) };
}

/** As a bullet under Requires. */
export function requirement(condition: Expr | undefined): { readonly suggestion?: string } {
  return condition === undefined ? {} : { suggestion: `Requires: \`${notation(condition)}\`, otherwise …` };
}

/** It rules the case out, and no case that went well. */
export function fits(session: Session, condition: Expr, { specimen, kept }: Question): boolean {
  const holds = (one: Specimen): boolean | undefined => {
    try {
      return evaluate(condition, environmentBefore(session, one)) === true;
    } catch {
      return undefined;
    }
  };
  const succeeded = kept.filter(one => one.operation === specimen.operation && one.outcome?.kind === "returned");
  return holds(specimen) === false && succeeded.every(one => holds(one) === true);
}

/** That the shared feature is not there. */
export function excluding({ telling }: Question): Expr[] {
  const [only, ...others] = telling?.exprs ?? [];
  if (only === undefined || others.length > 0 || telling?.shared.passing !== 0) return [];
  return [negated(only)];
}

/** The bounds and invariants on what the rows change, said of their right sides. */
function pushedBack(contract: Contract, operation: Operation, broken: string): Expr[] {
  const rows = (operation.changes ?? []).flatMap(row => {
    const path = pathOf(contract, row);
    const { becomes, each } = row;
    if (path === undefined || becomes === undefined || becomes === "removed" || each !== undefined) return [];
    return [{ row, path: before(path), becomes: withIt(before(becomes), before(path)) }];
  });
  const found = rows.flatMap(({ row, path, becomes }) => [
    ...(broken === `${row.path.state}.type` ? boundsOn(contract, ruledAt(contract, row.path), becomes) : []),
    ...invariantsOn(contract, broken, path, becomes, rows),
  ]);
  return found.filter(one => !holdsAny(one, "result", "it") && freeVariables(one).size === 0);
}

/** The type of a place with its rules. */
function ruledAt(
  contract: Contract,
  { state, steps }: { state: string; steps: readonly { kind: string; name?: string }[] },
) {
  let ruled: RuledType | undefined = contract.state.find(({ name }) => name === state)?.type;
  for (const step of steps) {
    const type = ruled && expandType(ruled.type, contract);
    if (type?.kind === "record") ruled = type.fields.find(({ name }) => name === step.name)?.type;
    else if (type?.kind === "map" || type?.kind === "dictionary") ruled = type.value;
    else ruled = type?.kind === "list" ? type.element : undefined;
  }
  return ruled;
}

/** Every bound of the type, and of its fields, said of the value. */
function boundsOn(contract: Contract, ruled: RuledType | undefined, value: Expr): Expr[] {
  if (ruled === undefined) return [];
  const own = flattenRules(ruled, contract).rules.flatMap(rule => {
    if (rule.kind !== "min" && rule.kind !== "max") return [];
    const op = `${rule.kind === "max" ? "<" : ">"}${rule.exclusive ? "" : "="}` as "<" | "<=" | ">" | ">=";
    return [{ kind: "comparison", op, mode: "number", left: value, right: rule.bound, type: boolean, span } as Expr];
  });
  const type = expandType(ruled.type, contract);
  const fields = type.kind === "record" ? type.fields : [];
  return [...own, ...fields.flatMap(field => boundsOnField(contract, field, value))];
}

/** Of a record that is written out, the fields that are. */
function boundsOnField(contract: Contract, { name, type }: Field, value: Expr): Expr[] {
  const own = fieldOf(value, name);
  return own === undefined ? [] : boundsOn(contract, type, own);
}

function fieldOf(value: Expr, name: string): Expr | undefined {
  if (value.kind !== "record") return undefined;
  const entry = value.entries.findLast(one => one.kind === "spread" || (one.kind === "field" && one.name === name));
  if (entry?.kind !== "spread") return entry?.value;
  return { kind: "member", object: entry.value, name, type: entry.value.type, span };
}

interface Pushed {
  readonly path: Expr;
  readonly becomes: Expr;
}

/** The broken invariant, with what the rows make of the places that it reads. */
function invariantsOn(contract: Contract, broken: string, path: Expr, becomes: Expr, rows: readonly Pushed[]): Expr[] {
  const whole = contract.invariants.find(({ id }) => id === broken);
  const entity = contract.types.flatMap(type => type.invariants).find(({ id }) => id === broken);
  const element = elementOf(path);
  if (whole !== undefined) return ofWhole(whole, rows, path);
  return entity === undefined || element === undefined
    ? []
    : [replaced(withIt(entity.condition, element.element), path, becomes, rows)];
}

function ofWhole({ condition }: Clause, rows: readonly Pushed[], path: Expr): Expr[] {
  const element = elementOf(path);
  const about = (element && saidOf(condition, element)) ?? condition;
  return [afterRows(before(about), rows)];
}

function replaced(condition: Expr, path: Expr, becomes: Expr, rows: readonly Pushed[]): Expr {
  return afterRows(before(condition), [{ path, becomes }, ...rows]);
}

/** The condition, said of the state that the rows lead to. */
function afterRows(condition: Expr, rows: readonly Pushed[]): Expr {
  return rewrite(condition, each => {
    const text = notation(each);
    const own = rows.find(({ path }) => notation(path) === text);
    if (own !== undefined) return own.becomes;
    if (each.kind !== "member") return undefined;
    const around = rows.find(({ path }) => notation(path) === notation(each.object));
    return around && fieldOf(around.becomes, each.name);
  });
}
