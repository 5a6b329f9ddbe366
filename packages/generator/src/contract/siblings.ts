import type { Field } from "@tenet/checker";
import { propertyAccess } from "../encode/index.js";
import { fieldText } from "../types.js";
import type { Emitter, Surroundings } from "./context.js";

/** The type of a record as its fields' rules read it. */
export function recordText(fields: readonly Field[], { names }: Emitter): string {
  return `{ ${fields.map(field => fieldText(field, names)).join("; ")} }`;
}

/** A field's rules read its siblings in the constant `whole`; where the record is an operation's inputs, as these. */
export function siblings(fields: readonly Field[], whole: string, areInputs: boolean): Surroundings {
  const named = (name: string) => fields.find(field => field.name === name);
  return {
    variable: name => (named(name) ? `${whole}${propertyAccess(name)}` : name),
    declaredVariable: name => named(name)?.type.type,
    ...(areInputs ? { input: whole } : {}),
  };
}
