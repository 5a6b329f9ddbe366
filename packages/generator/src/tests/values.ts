/** Values of examples, laid out: one line where they fit, else an entry a line. */
import type { Expr } from "@tenet/checker";
import type { Emitter } from "../contract/context.js";
import { propertyName } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";

export function valueDoc(emitter: Emitter, expr: Expr): Doc {
  const text = emitter.print(expr);
  return text.startsWith("({") ? text.slice(1, -1) : text;
}

/** `{ name: value, … }` */
export function namedDoc(emitter: Emitter, values: readonly { readonly name: string; readonly value: Expr }[]): Doc {
  return group(
    "{",
    values.map(({ name, value }) => labelled(`${propertyName(name)}: `, valueDoc(emitter, value))),
    "}",
  );
}
