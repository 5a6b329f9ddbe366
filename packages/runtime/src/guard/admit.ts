/** Whether a call may be made at all, as far as that can be said before it: the order is that of the language. */
import type { Clause, Misfit, OperationContract, Refusal, Scene, Values } from "../contract.js";
import { Unanswered } from "../contract.js";
import { type Call, sceneOf } from "./call.js";
import { misfitWhereKnown, NotObserved, partly } from "./observed.js";
import type { GuardOptions } from "./options.js";
import type { Access, GuardPlan } from "./plan.js";
import { type Refused, refused } from "./refused.js";

/** Types and rules of the inputs, and that it is known who calls. */
export function refusalAtEdge(plan: GuardPlan, call: Call, codes: GuardOptions["codes"]): Refused | undefined {
  if (call.isUnreadable) return invalid(plan, call.operation, codes, { path: "", expected: "one that can be read" });
  const wrong = misfitWhereKnown(() => call.operation.accepts(call.input, sceneOf(call)));
  if (wrong !== undefined) return invalid(plan, call.operation, codes, wrong);
  if (plan.operations[call.operation.name]?.actor !== true) return undefined;
  const stranger =
    call.actor === undefined || misfitWhereKnown(() => plan.actor?.fits(call.actor, sceneOf(call))) !== undefined;
  return stranger ? refused(plan, strangersCode(plan, call.operation, codes)) : undefined;
}

function invalid(
  plan: GuardPlan,
  { name }: OperationContract,
  codes: GuardOptions["codes"],
  { path, expected }: Pick<Misfit, "path" | "expected">,
): Refused {
  return refused(plan, codes?.invalid ?? "INVALID_INPUT", {
    place: path.replace(/^\./, "") || "the input",
    expected,
    promise: `${plan.contract.spec}/${name}.input`,
  });
}

/** Who is not known may nothing: as the spec refuses those, or as it refuses whom it does not allow. */
function strangersCode(
  { errors, operations }: GuardPlan,
  operation: OperationContract,
  codes: GuardOptions["codes"],
): string {
  if (codes?.unauthenticated !== undefined) return codes.unauthenticated;
  if (Object.hasOwn(errors, "UNAUTHENTICATED")) return "UNAUTHENTICATED";
  const access = operations[operation.name]?.access ?? {};
  return operation.refusals.find(({ id }) => access[id] === "permission")?.code ?? "FORBIDDEN";
}

/**
 * The refusal that is due, where it can be decided from the input, who calls and when; for what the caller may see and do
 * also from the state, as far as it is known. What changes the state is left to the implementation, as is what stands behind
 * a refusal that is not decided; but whom no role allows to call, the implementation never hears of.
 *
 * @throws Undecided where what the caller may see and do is not known, unless the implementation is to decide it.
 */
export function refusalDue(
  plan: GuardPlan,
  call: Call,
  state: Values | undefined,
  { codes, undecided }: Pick<GuardOptions, "codes" | "undecided">,
): Refused | undefined {
  const { operation } = call;
  const access = plan.operations[operation.name]?.access ?? {};
  const scenes = { blind: sceneOf(call), seeing: sceneOf(call, state === undefined ? undefined : partly(state)) };
  const isAccess = ({ id }: Refusal) => access[id] !== undefined;
  const first = firstDue(operation, operation.refusals.filter(isAccess), scenes.seeing, access);
  if (first.due !== undefined) return asData(plan, first.due);
  if (first.open !== undefined && undecided === undefined)
    throw new Undecided(
      `${plan.contract.spec}/${first.open.id} cannot be decided: neither look nor observe told what it reads.`,
    );
  const duty = operation.requires.find(clause => decide(clause, scenes.blind, "unknown") === "due");
  if (duty !== undefined)
    return refused(plan, codes?.invalid ?? "INVALID_INPUT", {
      expected: duty.expression,
      promise: `${plan.contract.spec}/${duty.id}`,
    });
  if (first.undecided) return undefined;
  const rest = operation.refusals.filter(one => !isAccess(one));
  const { due } = firstDue(operation, rest, scenes.blind, access);
  return due && asData(plan, due);
}

const asData = (plan: GuardPlan, { code, id }: Refusal): Refused =>
  refused(plan, code, { promise: `${plan.contract.spec}/${id}` });

/** Nobody knows whether the caller may see or do this. Its message holds no values. */
class Undecided extends Error {
  override readonly name = "Undecided";
}

interface Found {
  readonly due?: Refusal;
  readonly undecided: boolean;
  /** Of visibility and permissions, the first that is not known. */
  readonly open?: Refusal;
}

function firstDue(
  operation: OperationContract,
  refusals: readonly Refusal[],
  scene: Scene,
  access: Readonly<Record<string, Access>>,
): Found {
  let undecided = false;
  let open: Refusal | undefined;
  const left = () => ({ undecided: true, ...(open === undefined ? {} : { open }) });
  for (const clause of refusals) {
    const found = decide(clause, scene, "due");
    if (found === "unknown") {
      undecided = true;
      if (access[clause.id] !== "refersTo") open ??= clause;
    }
    if (found !== "due") continue;
    if (operation.changes?.some(row => row.refusedBy === clause.id)) return left();
    if (!undecided || access[clause.id] === "permission") return { due: clause, undecided };
    return left();
  }
  return undecided ? left() : { undecided };
}

/** `valueless`: what a condition without a value comes to. */
function decide(clause: Clause, scene: Scene, valueless: "due" | "unknown"): "holds" | "due" | "unknown" {
  try {
    return clause.holds(scene) ? "holds" : "due";
  } catch (error) {
    return error instanceof NotObserved || error instanceof Unanswered ? "unknown" : valueless;
  }
}
