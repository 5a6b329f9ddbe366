/** The look at the types of all implementations of a run: in one thread, beside the search, and waited for at its end. */
import { resolve } from "node:path";
import { checkTypes, type Verdict } from "@tenet/verifier";
import { outputFolder } from "../output/plan.js";
import type { CompiledSpec, Selection } from "../project/compiled.js";
import type { Implementation } from "../project/implementations.js";

interface Plan {
  readonly spec: CompiledSpec;
  readonly implementations: readonly Implementation[];
}

/** The verdicts by spec and by implementation, in the order of the plans. */
export async function typesOf(
  plans: readonly Plan[],
  { project }: Selection,
): Promise<readonly (readonly (readonly Verdict[])[])[]> {
  const all = plans.flatMap(({ spec, implementations }) =>
    implementations.map(implementation => ({
      contract: spec.contract,
      implementation,
      contractFile: resolve(outputFolder(spec, project), `${spec.contract.stem}.contract.ts`),
    })),
  );
  const verdicts = all.length === 0 ? [] : await checkTypes(all);
  let at = 0;
  return plans.map(({ implementations }) => implementations.map(() => verdicts[at++] ?? []));
}
