import type { Clause, Scene } from "@tenet/runtime";

/** An invariant reads the state alone: what it said of a state need not be asked again. States are never changed in place. */
export function remembering(clause: Clause): Clause {
  const { entered } = clause;
  return {
    ...clause,
    holds: once(scene => clause.holds(scene)),
    ...(entered === undefined ? {} : { entered: once(scene => entered.call(clause, scene)) }),
  };
}

/** What throws is asked again. */
function once(ask: (scene: Scene) => boolean): (scene: Scene) => boolean {
  const known = new WeakMap<object, boolean>();
  return scene => {
    const answer = known.get(scene.after) ?? ask(scene);
    known.set(scene.after, answer);
    return answer;
  };
}
