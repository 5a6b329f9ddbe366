import { creates, type Draft, type DraftRow } from "./draft.js";

/** `An open account becomes frozen by freeze`. `event` is such as `by freeze`. */
export function inWords(draft: Draft, row: DraftRow, event: string): string {
  const noun = nounOf(draft);
  if (creates(row)) return `${withArticle(noun)} comes into being as ${listed(row.to, "or")} ${event}`;
  const who = whoIs(draft, row, noun);
  return row.to.length === 0 ? `${who} is removed ${event}` : `${who} becomes ${listed(row.to, "or")} ${event}`;
}

/** `LineItem` as people say it: `line item`. */
const nounOf = ({ entity }: Draft): string => entity.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, " ").toLowerCase();

function whoIs({ states }: Draft, { from }: DraftRow, noun: string): string {
  if (from.length === states.length) return withArticle(noun);
  const [only, ...more] = from;
  if (only !== undefined && more.length === 0) return withArticle(`${only} ${noun}`);
  return `${withArticle(noun)} that is ${listed(from, "or")}`;
}

const withArticle = (words: string): string => `${/^[aeiou]/i.test(words) ? "An" : "A"} ${words}`;

function listed(words: readonly string[], word: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${word} ${words.at(-1)}`;
}

/** `freeze needs an open account`. */
export function needs(draft: Draft, rows: readonly DraftRow[], operation: string): string {
  const noun = nounOf(draft);
  const from = draft.states.filter(state => rows.some(row => row.from.includes(state)));
  const which = from.length > 1 && from.length < draft.states.length;
  const adjective = from.length === 1 ? `${from[0]} ` : "";
  const some = withArticle(`${adjective}${noun}`).replace(/^A/, "a");
  const old = `${some}${which ? ` that is ${listed(from, "or")}` : ""}`;
  if (!rows.some(creates)) return `${operation} needs ${old}`;
  return `${operation} needs a key at which there is no ${draft.entity} yet${from.length > 0 ? `, or ${old}` : ""}`;
}
