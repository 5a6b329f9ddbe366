/** How well TypeScript's types alone hold the promises: those of `STEM.contract.ts`. */
import { type Rule, type Type, uniqueFields } from "@tenet/checker";
import { words } from "../../rules.js";
import type { Emitter } from "../emitter.js";
import { levelsOfShapes } from "../gaps.js";
import { unheld } from "../levels.js";

/** Writes nothing of its own: the types stand in the contract's file. */
export const types: Emitter = {
  name: "types",
  emit(contract) {
    const levels = unheld(contract, () => "a type says what a value is, not what happens");
    const shapes = levelsOfShapes(contract, {
      type: type => [
        ...ofType(type),
        ...uniqueFields(elementOf(type), contract).map(each => `a different ${each} for each`),
      ],
      rule: rule => (isBound(rule) ? [words(rule)] : []),
      declaration: ({ invariants }) => invariants.map(clause => clause.id),
    });
    return { files: [], levels: new Map([...levels, ...shapes]) };
  },
};

const says: Readonly<Partial<Record<Type["kind"], string>>> = {
  integer: "that a number is whole",
  duration: "that a number is whole",
  number: "that a number is finite",
  date: "that a text is a date",
  uuid: "that a text is a uuid",
  email: "that a text is an email address",
  url: "that a text is a url",
  timestamp: "that a Date is a time",
  json: "that a value is JSON",
  record: "that there are no further fields",
};

const ofType = ({ kind }: Type): readonly string[] => (says[kind] === undefined ? [] : [says[kind]]);

const elementOf = (type: Type): Type =>
  type.kind === "list" || type.kind === "set"
    ? type.element.type
    : type.kind === "map" || type.kind === "dictionary"
      ? type.value.type
      : { kind: "nothing" };

/** Whether the rule says something about a single value. */
function isBound(rule: Rule): boolean {
  if (rule.kind === "refersTo") return rule.otherwise === undefined;
  return !["unique", "key", "generated", "secret", "personal", "default", "history"].includes(rule.kind);
}
