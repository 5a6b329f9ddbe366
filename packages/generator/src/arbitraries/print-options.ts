/** The options that combinators take, as object literals. */
import { propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";

/** The fields of an object literal; a field that says nothing is left out. */
export type Entries = readonly (readonly [string, Doc])[];

/** An option that is a list; none where that is empty. */
export function listed(name: string, items: readonly Doc[]): Entries {
  return items.length === 0 ? [] : [[name, group("[", items, "]")]];
}

/** The fields as an object literal. */
export function record(entries: Entries): Doc {
  return group(
    "{",
    entries.map(([name, value]) => labelled(`${propertyName(name)}: `, value)),
    "}",
  );
}

/** The last argument of a combinator; none where no option is set. */
export function optionsOf(entries: Entries): Doc[] {
  return entries.length === 0 ? [] : [record(entries)];
}

/** A list of texts. */
export const texts = (all: readonly string[]): Doc => group("[", all.map(stringLiteral), "]");
