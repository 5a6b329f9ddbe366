import type * as ir from "@tenet/checker";
import { evaluate } from "@tenet/checker";
import type { Change, Scene } from "@tenet/runtime";
import { environmentOf, type Maker } from "./clauses.js";

/** A row of Changes. `for each` is unrolled in `paths`, where `When` is asked of each element. */
export function changeOf(maker: Maker, change: ir.Change): Change {
  const { becomes, when, each } = change;
  const rounds = (scene: Scene) => elements(maker, change, scene);
  return {
    id: change.id,
    expression: change.expression,
    line: change.line,
    removes: becomes === "removed",
    paths: scene => rounds(scene).map(variables => pathOf(maker, change.path, scene, variables)),
    ...(becomes === undefined || becomes === "removed"
      ? {}
      : {
          becomes: (scene: Scene, it: unknown, at: number) =>
            evaluate(becomes, environmentOf(maker, scene, { it, variables: rounds(scene)[at] ?? {} })),
        }),
    ...(when === undefined || each !== undefined
      ? {}
      : {
          when: (scene: Scene) => evaluate(when, environmentOf(maker, scene)) === true,
        }),
    ...(change.refusedBy === undefined ? {} : { refusedBy: change.refusedBy }),
    ...(change.trouble === undefined ? {} : { trouble: change.trouble }),
  };
}

function elements(maker: Maker, { each, when }: ir.Change, scene: Scene): readonly Record<string, unknown>[] {
  if (each === undefined) return [{}];
  const list = evaluate(each.list, environmentOf(maker, scene));
  const rounds = [...(list as Iterable<unknown>)].map(element => ({ [each.variable]: element }));
  return when === undefined
    ? rounds
    : rounds.filter(variables => evaluate(when, environmentOf(maker, scene, { variables })) === true);
}

function pathOf(maker: Maker, path: ir.Path, scene: Scene, variables: Record<string, unknown>): readonly unknown[] {
  const env = environmentOf(maker, scene, { variables });
  return [path.state, ...path.steps.map(step => (step.kind === "field" ? step.name : evaluate(step.key, env)))];
}
