/** A spec of a state, from its tables and clauses. */
import { type Contract, compileText, environment, evaluate, Undefined } from "@tenet/checker";
import { postgres } from "@tenet/generator";

export function contractFrom(body: string): Contract {
  const { value, diagnostics } = compileText("example.spec.md", `---\nspec: example\n---\n\n# Example\n\n${body}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (value === undefined || errors.length > 0)
    throw new Error(errors.map(one => `${one.code} ${one.message}`).join("\n"));
  return value;
}

export const ddlOf = (contract: Contract): string => postgres.emit(contract).files[0]?.text ?? "";

/** Whether the interpreter says that the invariant holds in the state; one without a value does not. */
export function holds(contract: Contract, invariant: string, state: object): boolean {
  const clause = contract.invariants.find(({ id }) => id === invariant);
  try {
    const env = environment(contract, { before: state as never, after: state as never });
    return clause !== undefined && evaluate(clause.condition, env) === true;
  } catch (error) {
    if (error instanceof Undefined) return false;
    throw error;
  }
}
