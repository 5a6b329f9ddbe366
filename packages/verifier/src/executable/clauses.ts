import type * as ir from "@tenet/checker";
import { type Environment, environment, evaluate, trace } from "@tenet/checker";
import type { Span } from "@tenet/diagnostics";
import type { Clause, ClauseKind, Scene } from "@tenet/runtime";
import { readsState } from "./reads-state.js";

/** What every condition needs beside the scene. */
export interface Maker {
  readonly contract: ir.Contract;
  readonly quote: (span: Span) => string;
  readonly locals?: readonly ir.Definition[];
}

export function environmentOf(maker: Maker, scene: Scene, more: Partial<Environment> = {}): Environment {
  return environment(maker.contract, { ...scene, ...(maker.locals ? { locals: maker.locals } : {}), ...more });
}

/** One condition over one scene. */
export function clauseOf<C extends Clause>(maker: Maker, clause: ir.Clause, kind: ClauseKind): C {
  const premise = premiseOf(clause.condition);
  return {
    id: clause.id,
    kind,
    text: clause.text,
    expression: clause.expression,
    line: clause.line,
    readsState: readsState(maker, clause.condition),
    holds: (scene: Scene) => evaluate(clause.condition, environmentOf(maker, scene)) === true,
    parts: (scene: Scene) => trace(clause.condition, environmentOf(maker, scene), maker.quote),
    ...(premise === undefined
      ? {}
      : { entered: (scene: Scene) => evaluate(premise, environmentOf(maker, scene)) === true }),
  } as Clause as C;
}

/** The a of `a implies b`. */
export function premiseOf(condition: ir.Expr): ir.Expr | undefined {
  return condition.kind === "logical" && condition.op === "implies" ? condition.left : undefined;
}
