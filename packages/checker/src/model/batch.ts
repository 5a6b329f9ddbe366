/** `Same as`: a batch is the single calls in turn. */
import type { Environment } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import type { Contract, SameAs } from "../ir.js";
import { stepOperation } from "./step.js";
import type { Around, Stepped } from "./types.js";

/** All calls in turn, the inputs read before the first. A refusal ends an atomic batch and undoes it. */
export function stepBatch(
  contract: Contract,
  { each, atomic, operation: name, inputs }: SameAs,
  env: Environment,
  around: Around,
): Stepped {
  const single = contract.operations.find(one => one.name === name);
  if (single === undefined) return { kind: "undetermined", why: `there is no operation ${name}` };
  const elements = each ? [...(evaluate(each.list, env) as Iterable<unknown>)] : [undefined];
  const { result: _, ...world } = around;
  let state = env.before;
  const emits: { event: string; data: unknown }[] = [];
  for (const element of elements) {
    const inside = each ? { ...env, variables: { ...env.variables, [each.variable]: element } } : env;
    const input = Object.fromEntries(inputs.map(one => [one.name, evaluate(one.value, inside)]));
    const stepped = stepOperation(contract, single, state, input, world);
    if (stepped.kind === "returned") {
      state = stepped.state;
      emits.push(...stepped.emits);
    } else if (stepped.kind === "outside")
      return { kind: "undetermined", why: `the batch would break ${stepped.clause}, a duty of whoever calls ${name}` };
    else if (stepped.kind === "undetermined") return stepped;
    else if (atomic || elements.length === 1) return { ...stepped, state: atomic ? env.before : stepped.state };
    else return { kind: "undetermined", why: `the spec does not say how a batch ends in which ${name} is refused` };
  }
  return { kind: "returned", state, result: undefined, determined: true, emits };
}
