import type { Statement } from "./statements.js";

/** What is checked on behalf of a statement traces it; what people judge leaves it to them. */
export function traceBy(statement: Statement, by: Pick<Statement, "id" | "status">): void {
  if (!statement.coveredBy.includes(by.id)) statement.coveredBy.push(by.id);
  if (statement.status !== "unbound" && statement.status !== "judged") return;
  if (by.status === "bound" || by.status === "exampled" || by.status === "traced") statement.status = "traced";
  else if (by.status === "judged") statement.status = "judged";
}
