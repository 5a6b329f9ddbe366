/** What is known around a call before it begins: who calls, when; and what is not yet known then. */
import type { OperationContract, Scene } from "../contract.js";
import { judgeCaller } from "../judge/before.js";
import { isUnanswered } from "../judge/clauses.js";
import type { Finding } from "../judge/finding.js";
import type { Boundary } from "./boundary.js";
import { notYet } from "./scene.js";

type Around = Partial<Pick<Scene, "now" | "actor" | "answer">>;

/** Who calls stands behind the arguments that the spec names, where nobody else says it. */
export function aroundBefore({ options, arity }: Boundary, args: readonly unknown[]): Around {
  const last = args.length > arity ? args[arity] : undefined;
  const actor = typeof last === "object" && last !== null && "actor" in last ? { actor: last.actor } : {};
  const answer = options.around?.after === undefined ? {} : { answer: notYet };
  return { ...actor, ...answer, ...options.around?.before?.(args) };
}

/** The caller's duties, but for those that hang on what no dependency has answered yet. */
export function dutiesBefore(operation: OperationContract, scene: Scene, state: boolean): readonly Finding[] {
  const waits = (id: string) => operation.requires.some(clause => clause.id === id && isUnanswered(clause, scene));
  return judgeCaller(operation, scene, { state }).filter(one => one.holds || !waits(one.id));
}
