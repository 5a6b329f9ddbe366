/** One place that touches the API, for the tests of this folder. */
import { readFileSync } from "node:fs";
import { type Contract, compileText, environment, evaluate, type Values } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";

export const bank = compile(
  readFileSync(new URL("../../examples/bank/bank.spec.md", import.meta.url), "utf8"),
  "bank.spec.md",
);

export function compile(text: string, path = "test.spec.md"): Contract {
  const { value, diagnostics } = compileText(path, text);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (!value || errors.length > 0) throw new Error(errors.map(one => one.message).join("\n"));
  return value;
}

/** A spec with one operation `f`, its inputs as rows of the table, and further sections. */
export function spec(inputs: readonly string[], more = "", before = ""): Contract {
  const names = inputs.map(row => row.split("|")[0]!.trim());
  const table = ["| Input | Type | Rules |", "| --- | --- | --- |", ...inputs.map(row => `| ${row} |`)].join("\n");
  return compile(
    `---\nspec: test.f\nversion: 1.0.0\n---\n\n# F\n\n${before}\n\n## Operations\n\n### f({ ${names.join(", ")} })\n\n${table}\n\nReturns: integer\n\n${more}\n`,
  );
}

export interface Drawn {
  readonly state: Values;
  readonly input: Values | undefined;
}

/** Pairs of a state and the input that it leads to. */
export function drawn(contract: Contract, operation = "f", breaks?: string): fc.Arbitrary<Drawn> {
  const arbitraries = buildArbitraries(contract);
  return fc
    .tuple(arbitraries.state, arbitraries.input(operation, breaks === undefined ? undefined : { breaks }))
    .map(([state, resolve]) => ({ state, input: resolve(state) }));
}

export function sample(
  contract: Contract,
  runs = 1000,
  operation = "f",
  breaks?: string,
): (Drawn & { readonly input: Values })[] {
  return fc
    .sample(drawn(contract, operation, breaks), { numRuns: runs, seed: 7 })
    .filter((one): one is Drawn & { readonly input: Values } => one.input !== undefined);
}

export const inputs = (contract: Contract, runs = 1000): Values[] => sample(contract, runs).map(one => one.input);

/** The clauses of the operation that do not hold, in the order of refusal. */
export function broken(contract: Contract, operation: string, { state, input }: Drawn): string[] {
  const found = contract.operations.find(one => one.name === operation)!;
  const env = environment(contract, { input: input ?? {}, before: state, after: state, locals: found.locals });
  return [...found.refusals, ...found.requires]
    .filter(clause => {
      try {
        return evaluate(clause.condition, env) !== true;
      } catch {
        return true;
      }
    })
    .map(clause => clause.id);
}

/** The smallest value for which the property fails. */
export function smallest<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean, seed = 11): T {
  const details = fc.check(
    fc.property(arbitrary, value => !fails(value)),
    { numRuns: 1000, seed, maxSkipsPerRun: 1000 },
  );
  if (!details.failed || !details.counterexample) throw new Error("The planted bug was not found.");
  return details.counterexample[0];
}
