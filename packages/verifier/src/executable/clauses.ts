import type * as ir from "@tenet/checker";
import { type Environment, environment, evaluate, trace } from "@tenet/checker";
import type { Span } from "@tenet/diagnostics";
import { decimalsIn } from "@tenet/generator";
import { type Clause, type ClauseKind, type Part, type Scene, withPoints } from "@tenet/runtime";
import { readsState } from "./reads-state.js";

/** What every condition needs beside the scene. */
export interface Maker {
  readonly contract: ir.Contract;
  readonly quote: (span: Span) => string;
  readonly locals?: readonly ir.Definition[];
  readonly reference?: Reference | undefined;
}

/** Calls a trusted function of a module that the spec names. */
export type Reference = NonNullable<Environment["reference"]>;

export function environmentOf(maker: Maker, scene: Scene, more: Partial<Environment> = {}): Environment {
  const { locals, reference } = maker;
  return environment(maker.contract, {
    ...scene,
    ...(locals ? { locals } : {}),
    ...(reference ? { reference } : {}),
    ...more,
  });
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
    parts: (scene: Scene) => partsOf(maker, clause, environmentOf(maker, scene)),
    ...(premise === undefined
      ? {}
      : { entered: (scene: Scene) => evaluate(premise, environmentOf(maker, scene)) === true }),
  } as Clause as C;
}

/** The values behind a clause, decimals with their points. */
export function partsOf(maker: Maker, clause: ir.Clause, env: Environment): readonly Part[] {
  return trace(clause.condition, env, quoteOf(maker, clause), presentIn(maker.contract));
}

/** How values are shown: decimals with their points. */
export function presentIn(contract: ir.Contract) {
  return (value: unknown, type: ir.Type): unknown => withPoints(value, decimalsIn(type, contract));
}

/** The text that the clause's parts are quoted from. What another spec says is written anew, since its text is not here. */
function quoteOf({ quote }: Maker, { importedFrom }: ir.Clause): Maker["quote"] | undefined {
  return importedFrom === undefined ? quote : undefined;
}

/** The a of `a implies b`. */
export function premiseOf(condition: ir.Expr): ir.Expr | undefined {
  return condition.kind === "logical" && condition.op === "implies" ? condition.left : undefined;
}
