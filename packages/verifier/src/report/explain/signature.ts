/** In which way a case breaks a promise, where nothing more is known. */
import { type Expr, evaluate } from "@tenet/checker";
import { environmentOf } from "../../executable/clauses.js";
import type { Session } from "../../session.js";
import type { Specimen } from "./samples.js";

/** The operation, how it ended, and the part of the condition that does not hold. */
export function signatureOf(session: Session, specimen: Specimen): string {
  const { operation, outcome, finding } = specimen;
  const end = outcome?.kind === "failed" ? `${outcome.code ?? outcome.name}` : "returned";
  const how = finding.actual.startsWith("it has no value") ? "no value" : partOf(session, specimen);
  return [operation, end, how].join(" ");
}

/** The first of the conditions joined by `&&` that does not hold. */
function partOf({ contract, reference }: Session, { operation, finding, scene, outcome }: Specimen): string {
  const declared = contract.operations.find(({ name }) => name === operation);
  const clause = declared?.ensures.find(({ id }) => id === finding.id);
  if (declared === undefined || clause === undefined) return "";
  const result = outcome?.kind === "returned" ? outcome.value : undefined;
  const env = environmentOf({ contract, quote: () => "", locals: declared.locals, reference }, { ...scene, result });
  return String(
    conjuncts(clause.condition).findIndex(part => {
      try {
        return evaluate(part, env) !== true;
      } catch {
        return true;
      }
    }),
  );
}

function conjuncts(expr: Expr): readonly Expr[] {
  return expr.kind === "logical" && expr.op === "&&" ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr];
}
