/** A spec of a state, from its tables and clauses. */
import { type Contract, compileText } from "@tenet/checker";
import { postgres } from "@tenet/generator";

export function contractFrom(body: string): Contract {
  const { value, diagnostics } = compileText("example.spec.md", `---\nspec: example\n---\n\n# Example\n\n${body}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (value === undefined || errors.length > 0)
    throw new Error(errors.map(one => `${one.code} ${one.message}`).join("\n"));
  return value;
}

export const ddlOf = (contract: Contract): string => postgres.emit(contract).files[0]?.text ?? "";
