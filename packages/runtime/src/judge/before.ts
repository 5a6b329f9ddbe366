/** What the state before a call says of it: the duties of its caller, and the refusals that are due. */
import type { Clause, OperationContract, Part, Refusal, Scene } from "../contract.js";
import { show } from "../show.js";
import { fit, hasValue, isDue, judgeClause, test } from "./clauses.js";
import { broken, type Finding } from "./finding.js";

/** Known before the call. */
export interface Beforehand {
  readonly duties: readonly Finding[];
  /** Those that can be judged, in their order. */
  readonly refusals: readonly Refusal[];
  /** The first that is due. */
  readonly due: Refusal | undefined;
  /** Whether it is the only one. */
  readonly nearMiss: boolean;
  /** Of the refusal that is due, where the state before will be gone when they are needed. Absent: read then. */
  readonly parts?: readonly Part[];
  /** In what the parts of the other refusals are read. Absent: in the scene of the call. */
  readonly seen?: Scene;
}

/** `state`: whether conditions that read it can be judged. */
export function beforehand(
  operation: OperationContract,
  scene: Scene,
  state: boolean,
  duties: readonly Finding[] = judgeCaller(operation, scene, { state }),
): Beforehand {
  const refusals = operation.refusals.filter(clause => state || !clause.readsState);
  const due = refusals.filter(clause => isDue(clause, scene));
  return {
    duties,
    refusals,
    due: due[0],
    // What has no value once the first is due is no second reason.
    nearMiss: due.length > 0 && due.slice(1).every(clause => !hasValue(clause, scene)),
  };
}

/** The caller's duties alone: types and rules of the inputs, Requires without `otherwise`. Made before the call. */
export function judgeCaller(
  operation: OperationContract,
  scene: Scene,
  options: { readonly state?: boolean } = {},
): readonly Finding[] {
  const misfit = fit(operation.accepts, scene.input, scene);
  if (misfit) {
    const expected = `${misfit.path.replace(/^\./, "") || "the input"} to be ${misfit.expected}`;
    return [broken(`${operation.name}.input`, "precondition", expected, show(misfit.actual), { blame: "caller" })];
  }
  const known = (clause: Clause) => options.state !== false || !clause.readsState;
  const refused = operation.refusals.some(clause => known(clause) && test(clause, scene).broken);
  // A duty about what is not there is none, where the call has to be refused for that.
  const isDuty = (clause: Clause) => !refused || hasValue(clause, scene);
  return operation.requires
    .filter(clause => known(clause) && isDuty(clause))
    .map(clause => ({ ...judgeClause(clause, scene), blame: "caller" }));
}
