import { type Entry, suggest } from "@tenet/diagnostics";
import { refuse } from "../refusal.js";
import { allMessages } from "../stages.js";
import type { Session } from "../terminal/session.js";
import type { Style } from "../terminal/style.js";

/** `spec explain CODE`; without a code, every code with its message. */
export async function explain(code: string | undefined, session: Session): Promise<number> {
  const entries = new Map((await allMessages()).map(entry => [entry.code, entry]));
  if (code === undefined) {
    session.out(list([...entries.values()], session.outStyle));
    return 0;
  }
  // As it is shown, brackets and all, is fine too.
  const wanted = /^(?:\w+\[)?([^\]]*)\]?$/.exec(code)?.[1] ?? code;
  const entry =
    entries.get(wanted) ?? refuse("code-unknown", { code: wanted, suggestion: nearest(wanted, [...entries.keys()]) });
  session.out(page(entry, session.outStyle));
  return 0;
}

/** A slip of the pen, or a part of a code. */
function nearest(code: string, known: readonly string[]): string | undefined {
  return suggest(code, known) ?? (code.length < 3 ? undefined : known.find(each => each.includes(code)));
}

function page(entry: Entry, style: Style): string {
  const head = `${style.bold(entry.code)} (${entry.severity})${isOpen(entry) ? "" : `\n\n  ${entry.message}`}`;
  const helps = entry.helps.map(help => `  ${style.good("help")}: ${help}`);
  return `${[head, ...helps].join("\n")}\n${entry.explanation === "" ? "" : `\n${entry.explanation}\n`}`;
}

function list(entries: readonly Entry[], style: Style): string {
  const sorted = [...entries].sort((a, b) => (a.code < b.code ? -1 : 1));
  const width = Math.max(...sorted.map(entry => entry.code.length));
  return sorted
    .map(
      entry =>
        `${style.bold(entry.code.padEnd(width))}  ${isOpen(entry) ? firstSentence(entry.explanation) : entry.message}\n`,
    )
    .join("");
}

/** Whether the message is but a place for words that only an occasion knows. */
function isOpen(entry: Entry): boolean {
  return /^%\w+%$/.test(entry.message);
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0].replaceAll("\n", " ") ?? text;
}
