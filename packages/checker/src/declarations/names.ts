import type { Name } from "@tenet/parser";
import type { Context } from "../context.js";

/** Words of the expression language: a value of that name could never be read. */
const words = new Set([
  "result",
  "it",
  "old",
  "now",
  "actor",
  "nothing",
  "true",
  "false",
  "null",
  "undefined",
  "implies",
  "in",
  "is",
  "and",
  "or",
  "not",
  "fails",
]);

/**
 * `exact`: fields and inputs, which generated code keeps as they are. `loose`: types and operations, of which generated
 * code makes further names (`GetUserInput`), so that `get_user` and `getUser` would meet.
 */
type Sameness = "exact" | "loose";

/** The form in which two names are the same to generated code or to a reader. */
export function nameKey(text: string, sameness: Sameness): string {
  const normal = text.normalize("NFC");
  return sameness === "exact" ? normal : normal.toLowerCase().replace(/[_\-$]/g, "");
}

/** Refuses the second of two names that are, or become, the same. Answers those that may stay. */
export function distinctNames<T extends { readonly name: Name }>(
  context: Context,
  what: string,
  named: readonly T[],
  sameness: Sameness,
): T[] {
  const taken = new Map<string, Name>();
  return named.filter(({ name }) => {
    if (!isAllowed(name.text)) return false;
    const same = nameKey(name.text, sameness);
    const first = taken.get(same);
    if (first === undefined) {
      taken.set(same, name);
      return true;
    }
    const labels = [{ span: first.span, text: `\`${first.text}\` stands here first` }];
    const code = first.text.normalize("NFC") === name.text.normalize("NFC") ? "duplicate-name" : "clashing-name";
    context.report.add(code, name.span, { what, name: name.text, first: first.text }, { labels });
    return false;
  });
}

/** An empty cell is no name, and neither is `__proto__`, which JavaScript takes for something else: the parser has said so. */
const isAllowed = (name: string): boolean => name !== "" && name !== "__proto__";

/** The first of each word of `one of`, which are data: any text is one. The parser has reported the others. */
export function wordsOf(words: readonly Name[]): string[] {
  return [...new Set(words.map(({ text }) => text))];
}

/** The first of each name, where the parser has reported the others: fields, names of a heading. */
export function firstOfEach<T extends { readonly text: string }>(names: readonly T[]): T[] {
  return names.filter((name, at) => isAllowed(name.text) && names.findIndex(other => other.text === name.text) === at);
}

/** Reports values whose name is a word of the expression language; they stay, so that nothing else is said about them. */
export function readableNames<T extends { readonly name: Name }>(context: Context, named: readonly T[]): readonly T[] {
  for (const { name } of named)
    if (words.has(name.text)) context.report.add("reserved-name", name.span, { name: name.text });
  return named;
}

/** Reports inputs and local names that hide a state variable or a definition of the spec; they stay, too. */
export function notHiding<T extends { readonly name: Name }>(context: Context, named: readonly T[]): readonly T[] {
  for (const { name } of named) {
    const ports = context.spec.ports.map(({ port }) => ({ name: port }));
    const hidden = [...(context.spec.state?.variables ?? []), ...context.spec.definitions, ...ports].find(
      other => other.name.text === name.text,
    );
    const span = hidden?.name.span ?? context.imported.valueNames.get(name.text)?.span;
    const labels = span && [{ span, text: hidden ? "already means this" : "already comes from here" }];
    if (labels) context.report.add("hiding-name", name.span, { name: name.text }, { labels });
  }
  return named;
}
