/** A batch against the single calls that it is to be the same as: both run from the same state. */
import { environment, equalValues, evaluate, type Operation } from "@tenet/checker";
import type { Finding, Scene, Values } from "@tenet/runtime";
import type { Session, Trail } from "../session.js";
import type { Draw, Ended } from "./course.js";
import { runCase } from "./run.js";

/** The case, and beside it its single calls. Answers the trail of the case, with what the comparison showed. */
export async function runBatchCase(
  session: Session,
  operation: Operation,
  state: Values | undefined,
  draws: readonly Draw[],
  unblocked: boolean,
): Promise<Trail> {
  const ended: Ended[] = [];
  const trail = await runCase(session, state, draws, { unblocked, watch: one => void ended.push(one) });
  const whole = ended.at(-1);
  if (trail.incident !== undefined || trail.calls.length !== 1 || whole === undefined) return trail;
  const singles: Ended[] = [];
  const single = singlesOf(session, operation, whole.scene);
  const beside = await runCase(session, state, single, { unblocked, watch: one => void singles.push(one) });
  if (beside.incident !== undefined || beside.withheld.length > 0) return trail;
  if (singles.length < single.length && singles.every(({ outcome }) => outcome.kind === "returned")) return trail;
  trail.answered = singles.map(({ outcome }) => ({ operation: operation.sameAs?.operation ?? "", outcome }));
  trail.sightings.push({ finding: compared(operation, whole, singles), at: 0, outcome: whole.described });
  return trail;
}

function singlesOf({ contract }: Session, { sameAs }: Operation, { input, before, now, actor }: Scene): Draw[] {
  if (sameAs === undefined) return [];
  const given = { input, before, after: before };
  const list = sameAs.each && (evaluate(sameAs.each.list, environment(contract, given)) as Iterable<unknown>);
  const rounds = list === undefined ? [{}] : [...list].map(element => ({ [sameAs.each!.variable]: element }));
  return rounds.map(variables => {
    const env = environment(contract, { ...given, variables });
    const values = Object.fromEntries(sameAs.inputs.map(({ name, value }) => [name, evaluate(value, env)]));
    return {
      operation: sameAs.operation,
      resolve: () => values,
      ...(now === undefined
        ? {}
        : { around: () => ({ now: now.getTime(), answers: [], ...(actor === undefined ? {} : { actor }) }) }),
    };
  });
}

function compared({ name, sameAs }: Operation, whole: Ended, singles: readonly Ended[]): Finding {
  const failed = singles.find(({ outcome }) => outcome.kind === "failed");
  const { scene, outcome } = whole;
  const parts = singles.map(({ described, scene: { input } }) => ({
    text: `${sameAs?.operation}`,
    value: { input, ended: described },
  }));
  const finding = (expected: string, actual: string): Finding => ({
    id: `${name}.same-as`,
    kind: "sameAs",
    holds: expected === "",
    exercised: singles.length > 0,
    nearMiss: false,
    parts: expected === "" ? [] : parts,
    expected,
    actual,
    blame: "implementation",
  });
  if (failed !== undefined) {
    const code = failed.outcome.kind === "failed" ? failed.outcome.code : undefined;
    if (outcome.kind !== "failed" || outcome.code !== code)
      return finding(`what the single calls come to: ${failed.described}`, whole.described);
    const state = sameAs?.atomic ? scene.before : failed.scene.after;
    return equalValues(scene.after, state)
      ? finding("", "")
      : finding(
          sameAs?.atomic ? "nothing to change, since one call fails" : "the state of the calls before",
          "another state",
        );
  }
  if (outcome.kind === "failed") return finding("to succeed, as the single calls do", whole.described);
  const last = singles.at(-1);
  return last === undefined || equalValues(scene.after, last.scene.after)
    ? finding("", "")
    : finding("the state that the single calls lead to", "another state");
}
