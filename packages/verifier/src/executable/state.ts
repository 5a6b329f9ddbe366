/** Conditions over the whole state: its variables fit their types. */
import { conforms } from "@tenet/checker";
import type { Clause, Scene } from "@tenet/runtime";
import { environmentOf, type Maker } from "./clauses.js";

/** `accounts.type`, for each variable. */
export function variableClauses(maker: Maker): Clause[] {
  return maker.contract.state.map(variable => {
    const misfit = (scene: Scene) =>
      conforms(scene.after[variable.name], variable.type, environmentOf(maker, scene), { invariants: false });
    return {
      id: `${variable.name}.type`,
      kind: "invariant",
      text: `${variable.name} fits its type`,
      expression: `${variable.name} fits its type`,
      line: variable.line,
      readsState: true,
      holds: scene => misfit(scene) === undefined,
      parts: scene => {
        const found = misfit(scene);
        return found === undefined
          ? []
          : [{ text: `${variable.name}${found.path} (expected: ${found.expected})`, value: found.actual }];
      },
    };
  });
}
