/** What the conditions of an operation see. */
import type { Field, Operation } from "@tenet/checker";
import type { Names } from "../names.js";
import { fieldText, typeText } from "../types.js";

/** The type of an operation's scenes: inputs have their defaults filled in. */
export function scene(operation: Operation, names: Names): string {
  const input = names.input(operation.name);
  const filled = withDefaults(operation);
  const completed =
    filled.length === 0 ? input : `${input} & { ${filled.map(field => fieldText(field, names)).join("; ")} }`;
  return `type ${names.scene(operation.name)} = SceneOf<${names.state}, ${completed}, ${operation.returns ? typeText(operation.returns.type, names) : "undefined"}>;`;
}

/** The type of the inputs in a scene, for what is handed a scene of any operation. */
export function seenInput(operation: Operation, names: Names): string {
  return withDefaults(operation).length === 0 ? names.input(operation.name) : `${names.scene(operation.name)}["input"]`;
}

function withDefaults({ inputs }: Operation): readonly Field[] {
  return inputs.filter(input => input.type.rules.some(rule => rule.kind === "default"));
}
