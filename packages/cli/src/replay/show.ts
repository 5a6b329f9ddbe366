import type { Contract, Promised } from "@tenet/checker";
import { visible } from "@tenet/diagnostics";
import type { ReplayAnswer } from "@tenet/verifier/replay";
import { jsonText } from "../report/json-text.js";
import { count, sentenceList } from "../report/words.js";
import type { Style } from "../terminal/style.js";
import type { Tally } from "./tally.js";

/** So many values of a condition are shown for one promise. */
const mostParts = 8;

/** `{ "line": 3, "accepted": false, "refusedBy": ["TRF-5"] }` */
export function answerJson(line: number, { accepted, refusedBy, undecided, problem }: ReplayAnswer): string {
  const open = undecided.map(({ id }) => id);
  const document = {
    line,
    accepted,
    refusedBy,
    ...(open.length > 0 ? { undecided: open } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
  return jsonText(document, 0);
}

/** For people: the calls that are refused and the lines that cannot be read; nothing for the others. */
export function showAnswer(file: string, line: number, answer: ReplayAnswer, contract: Contract, style: Style): string {
  const place = `${visible(file)}:${line}`;
  if (answer.problem !== undefined)
    return `${style.warn(style.signs.doubt)} ${style.bold(place)}  ${visible(answer.problem)}\n\n`;
  const { shown } = answer;
  if (shown === undefined) return "";
  const lines = [
    `${style.bad(style.signs.broken)} ${style.bold(place)}  ${visible(shown.operation)}(${visible(shown.input)})`,
    `  happened: ${visible(shown.happened)}`,
    ...shown.broken.flatMap(one => showBroken(one, contract, style)),
  ];
  return `${lines.join("\n")}\n\n`;
}

type Broken = NonNullable<ReplayAnswer["shown"]>["broken"][number];

function showBroken({ id, expected, parts }: Broken, contract: Contract, style: Style): string[] {
  const promise = contract.promises.find(each => each.id === id);
  const shown = parts.slice(0, mostParts);
  const width = Math.min(50, Math.max(0, ...shown.map(part => [...visible(part.text)].length)));
  return [
    `  ${style.bad(visible(id))}  ${visible(textOf(promise, id))}`,
    `    expected: ${visible(expected)}`,
    ...shown.map(part => `    ${visible(part.text).padEnd(width)}  ${visible(part.value)}`),
    ...(parts.length > mostParts ? [`    and ${count(parts.length - mostParts, "more value")}`] : []),
  ];
}

function textOf(promise: Promised | undefined, id: string): string {
  if (promise) return promise.text || promise.expression || "";
  return id.endsWith(".input") ? "The input fits its types and rules" : "";
}

/** What the lines came to, and what they lacked. */
export function showTally(tally: Tally, style: Style): string {
  const parts = [
    part(tally.accepted, "accepted", style.good),
    part(tally.refused, "refused", style.bad),
    part(tally.undecided, "undecided", style.warn),
  ].filter(text => text !== "");
  const calls = tally.accepted + tally.refused + tally.undecided;
  const unread = tally.unread === 0 ? "" : ` ${count(tally.unread, "line")} could not be read.`;
  const whole = parts.length === 0 ? "No calls." : `${sentenceList(parts)} of ${count(calls, "call")}.`;
  return `${whole}${unread}\n${showLacks(tally, style)}`;
}

function part(number: number, word: string, paint: (text: string) => string): string {
  return number === 0 ? "" : paint(`${count(number, word, word)}`);
}

function showLacks({ lacks }: Tally, style: Style): string {
  const most = [...lacks].sort(([a, x], [b, y]) => y.calls - x.calls || (a < b ? -1 : 1)).slice(0, 5);
  const lines = most.map(
    ([what, { calls, ids }]) =>
      `  ${style.dim(style.signs.skipped)} ${count(calls, "call")} did not tell ${visible(what)}: ${sentenceList([...ids].slice(0, 6).map(visible))}${ids.size > 6 ? ", …" : ""}\n`,
  );
  return lines.length === 0 ? "" : `\nUndecided, for want of what the lines do not give:\n${lines.join("")}`;
}
