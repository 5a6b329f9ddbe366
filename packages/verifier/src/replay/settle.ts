/** Conditions asked once, of one call: those that read what the call does not give are set aside, with the reason. */
import { NotGiven } from "@tenet/checker";
import { at, type Change, type Clause, type Fit, type Scene } from "@tenet/runtime";

export class Settling {
  /** Promises that cannot be decided, each with what is not known. */
  readonly undecided = new Map<string, string>();

  /** The clauses that have an answer, each bound to it. */
  clauses<C extends Clause>(clauses: readonly C[], scene: Scene): C[] {
    return clauses.flatMap(clause => {
      const holds = this.ask(clause.id, () => clause.holds(scene));
      return holds === undefined ? [] : [{ ...clause, holds, parts: () => clause.parts(scene), entered: () => true }];
    });
  }

  /** What cannot be decided counts as fitting. */
  fit(id: string, fit: Fit, value: unknown, scene: Scene): Fit {
    return this.ask(id, () => fit(value, scene)) ?? (() => undefined);
  }

  /**
   * The rows bound to the scene. One that cannot be decided becomes one that says: this variable may change.
   * @param applies throws `NotGiven` where a row may or may not apply, or its variable is not given.
   * @param refusedBy what the call is refused by, if it is.
   */
  rows(
    rows: readonly Change[],
    scene: Scene,
    applies: (row: Change) => void,
    variableOf: (row: Change) => string | undefined,
    refusedBy: string | undefined,
  ): Change[] {
    return rows.map(row => {
      const { when, becomes } = row;
      const known = this.ask(row.id, () => {
        applies(row);
        if (when && !when(scene)) return;
        row.paths(scene).forEach((place, index) => becomes?.(scene, at(scene.before, place).value, index));
      });
      return known === undefined ? mayChange(row, variableOf(row), refusedBy) : bound(row, scene);
    });
  }

  /** Answers, or throws, again what it did; undefined where it asked for what is not given. */
  private ask<T>(id: string, question: () => T): (() => T) | undefined {
    try {
      const answer = question();
      return () => answer;
    } catch (error) {
      if (error instanceof NotGiven) {
        this.undecided.set(id, error.what);
        return undefined;
      }
      return () => {
        throw error;
      };
    }
  }
}

function bound(row: Change, scene: Scene): Change {
  const { when, becomes } = row;
  return {
    ...row,
    paths: () => row.paths(scene),
    ...(when === undefined ? {} : { when: () => when(scene) }),
    ...(becomes === undefined ? {} : { becomes: (_: Scene, it: unknown, index: number) => becomes(scene, it, index) }),
  };
}

function mayChange(
  { id, expression, line }: Change,
  variable: string | undefined,
  refusedBy: string | undefined,
): Change {
  return {
    id,
    expression,
    line,
    removes: false,
    paths: () => (variable === undefined ? [] : [[variable]]),
    ...(refusedBy === undefined ? {} : { refusedBy }),
  };
}
