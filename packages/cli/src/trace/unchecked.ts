/** What is held by nothing but statements that `spec verify` does not check is not checked, either. */
import type { Statement } from "./statements.js";

/** Gives traced statements the reason why nothing that covers them is checked, where that is so. */
export function remarkUnchecked(statements: readonly Statement[]): void {
  const byId = new Map(statements.map(one => [one.id, one]));
  const reasons = new Map<Statement, string | undefined>();
  for (const one of statements) {
    const reason = reasonOf(one, byId, reasons);
    if (one.status === "traced" && reason !== undefined) one.notChecked = reason;
  }
}

/** `known`: the answers so far; one that is still being asked for holds nothing, so that circles hold nothing. */
function reasonOf(
  one: Statement,
  byId: ReadonlyMap<string, Statement>,
  known: Map<Statement, string | undefined>,
): string | undefined {
  if (one.status !== "traced") return one.notChecked;
  if (known.has(one)) return known.get(one);
  known.set(one, "it is covered in a circle");
  const holding = one.coveredBy
    .flatMap(id => byId.get(id) ?? [])
    .filter(({ status }) => status === "bound" || status === "exampled" || status === "traced");
  const reasons = holding.map(other => reasonOf(other, byId, known));
  const reason = reasons.includes(undefined) ? undefined : reasons[0];
  known.set(one, reason);
  return reason;
}
