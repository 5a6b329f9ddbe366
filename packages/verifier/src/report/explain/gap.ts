/** Whose fault a broken promise is: the code's, or that of a spec which nothing could keep. */
import { type Clause, children, type Expr, evaluate, notation, type Operation } from "@tenet/checker";
import type { Session } from "../../session.js";
import type { Cause } from "../../verdict.js";
import { say } from "../say.js";
import { excluding, fits, missingClause, requirement } from "./clause.js";
import { type Forced, forced } from "./model.js";
import { holdsAny } from "./rewrite.js";
import { environmentBefore } from "./rows.js";
import type { Specimen } from "./samples.js";
import type { Telling } from "./shared.js";

/** What is known of a promise that a case breaks. */
export interface Question {
  readonly specimen: Specimen;
  /** Cases of the operation in which its promises were kept. */
  readonly kept: readonly Specimen[];
  readonly telling: Telling | undefined;
}

/** Promises that the spec's own next state can be held against. */
const judged = ["postcondition", "invariant", "history", "returns", "failures", "change", "frame", "refusal"];

export async function causeOf(session: Session, question: Question): Promise<Cause | undefined> {
  const { specimen } = question;
  if (!judged.includes(specimen.finding.kind)) return undefined;
  const operation = session.contract.operations.find(({ name }) => name === specimen.operation);
  if (operation === undefined) return undefined;
  return (await gapOf(session, operation, question)) ?? defectOf(session, specimen);
}

/** Whether nothing could keep what the case breaks. */
export function isGap(session: Session, specimen: Specimen): boolean {
  const operation = session.contract.operations.find(({ name }) => name === specimen.operation);
  if (operation === undefined || !judged.includes(specimen.finding.kind)) return false;
  if (undefinedIn(session, operation, specimen) !== undefined) return true;
  const made = forced(session, specimen);
  return made !== undefined && impossible(made, specimen);
}

/** That the rows contradict each other, or lead to what the spec forbids. */
function impossible({ stepped, broken }: Forced, { finding, outcome }: Specimen): boolean {
  if (stepped.kind === "undetermined") return stepped.row !== undefined;
  if (broken.length === 0) return false;
  // Success is impossible here; that does not excuse a call that had to be refused.
  if (finding.kind === "refusal") return finding.expected.startsWith("not to fail") && stepped.kind === "returned";
  return finding.kind !== "failures" || outcome?.kind === "failed";
}

async function gapOf(session: Session, operation: Operation, question: Question): Promise<Cause | undefined> {
  const { specimen } = question;
  const hollow = undefinedIn(session, operation, specimen);
  if (hollow !== undefined) return guardless(hollow);
  const made = forced(session, specimen);
  if (made === undefined || !impossible(made, specimen)) return undefined;
  if (made.stepped.kind === "undetermined") {
    const reason = say("gap-rows", { why: made.stepped.why });
    return { kind: "spec-gap", reason, ...requirement(excluding(question).find(one => fits(session, one, question))) };
  }
  const { id } = made.broken.find(one => one.id === specimen.finding.id) ?? made.broken[0]!;
  return missingClause(session, operation, id, question);
}

interface Hollow {
  readonly clause: Clause;
  readonly part: Expr;
}

/** The smallest part of the Ensures that has no value, whatever is answered. */
function undefinedIn(session: Session, operation: Operation, specimen: Specimen): Hollow | undefined {
  const { finding } = specimen;
  if (finding.kind !== "postcondition" || !finding.actual.startsWith("it has no value")) return undefined;
  const clause = operation.ensures.find(({ id }) => id === finding.id);
  if (clause === undefined) return undefined;
  const env = environmentBefore(session, specimen);
  const hasValue = (expr: Expr): boolean => {
    try {
      evaluate(expr, env);
      return true;
    } catch {
      return false;
    }
  };
  // Only what is there before the call: what the answer or the next state decides, the code decides.
  const search = (expr: Expr): Expr | undefined => {
    for (const child of children(expr)) {
      const found = expr.kind === "lambda" ? undefined : search(child);
      if (found !== undefined) return found;
    }
    const settled =
      !holdsAny(expr, "result", "lambda", "answer") && (operation.changes === undefined || !readsAfter(expr));
    return settled && expr.kind !== "lambda" && !hasValue(expr) ? expr : undefined;
  };
  const part = search(clause.condition);
  return part && { clause, part };
}

/** Definitions may read anything. */
function readsAfter(expr: Expr): boolean {
  if (expr.kind === "state" || expr.kind === "definition") return expr.when === "after";
  return children(expr).some(readsAfter);
}

function guardless({ clause, part }: Hollow): Cause {
  const { expression, condition } = clause;
  const text = notation(part);
  const guard = part.kind === "index" && part.of !== "list" && part.of !== "tuple" ? guardOf(part) : undefined;
  const suggestion =
    guard === undefined
      ? {}
      : {
          suggestion: `Ensures: \`${guard} implies ${condition.kind === "logical" ? `(${expression})` : expression}\``,
        };
  return { kind: "spec-gap", reason: say("gap-undefined", { part: text }), ...suggestion };
}

function guardOf({ object, index }: Extract<Expr, { kind: "index" }>): string {
  const [key, container] = [notation(index), notation(object)];
  return `${/^[\w.]+$/.test(key) ? key : `(${key})`} in ${container}`;
}

/** What the spec says of the call can be kept: it determines the outcome, and with it everything holds. */
function defectOf(session: Session, specimen: Specimen): Cause | undefined {
  if (specimen.finding.kind === "refusal") return { kind: "code-defect", reason: say("defect-refusal") };
  const made = forced(session, specimen);
  if (made === undefined || made.broken.length > 0 || made.stepped.kind === "undetermined") return undefined;
  const { stepped } = made;
  // Of a result that the spec does not determine, nobody has shown that there is one.
  if (
    stepped.kind === "returned" &&
    !stepped.determined &&
    ["postcondition", "returns"].includes(specimen.finding.kind)
  )
    return undefined;
  return { kind: "code-defect", reason: say("defect") };
}
