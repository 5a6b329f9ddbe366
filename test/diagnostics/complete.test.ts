// Every message is provoked: by a page here, by a console session in test/cli, or by the test that elsewhere.ts names.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "@tenet/diagnostics";
import { describe, expect, it } from "vitest";
import { elsewhere, longPages } from "./elsewhere.js";

const tests = join(import.meta.dirname, "..");
const packages = join(tests, "..", "packages");

const markdownIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith(".md"))
        .sort()
        .map(name => ({ name, text: readFileSync(join(folder, name), "utf8") }))
    : [];

const codes = readdirSync(packages).flatMap(name =>
  markdownIn(join(packages, name, "messages")).flatMap(({ text }) => [...readCatalogue(text).keys()]),
);

const messages = new Map(
  readdirSync(packages).flatMap(name =>
    markdownIn(join(packages, name, "messages")).flatMap(({ text }) =>
      [...readCatalogue(text)].map(([code, { message }]) => [code, message] as const),
    ),
  ),
);

const pages = markdownIn(import.meta.dirname);

/** What a page says is printed: its blocks of text. */
const printed = (page: string) =>
  [...page.matchAll(/^(`{3,})text\n([\s\S]*?)^\1$/gm)].map(([, , text = ""]) => text).join("\n");

const shown = new Set(
  [...pages, ...markdownIn(join(tests, "cli"))].flatMap(({ text }) =>
    [...printed(text).matchAll(/^(?:error|warning|note)\[([a-z0-9-]+)\]/gm)].map(([, code]) => code!),
  ),
);

/** Of messages without a code, which are the reasons of verdicts: those whose words a console session prints. */
const sessions = markdownIn(join(tests, "cli"))
  .map(({ text }) => printed(text))
  .join("\n");
const catalogue = (name: string) =>
  markdownIn(join(packages, name, "messages")).flatMap(({ text }) => [...readCatalogue(text).values()]);
for (const { code, message } of catalogue("verifier")) {
  const words = message.split(/%\w+%/).map(escaped);
  if (/[a-z]{3}/.test(words.join("")) && new RegExp(words.join(".+")).test(sessions)) shown.add(code);
}

/** A verdict is printed by its name, `✗ text/TXT-3 broken in …`, or counted, `3 held of 4 promises`. */
for (const { code } of [...catalogue("verifier"), ...catalogue("cli")].filter(({ severity }) => severity === "note")) {
  const status = code.replace("-", "[- ]");
  if (new RegExp(`^[✗!] \\S+ ${status} in |^(?:\\d.*)?\\d ${status}\\b.* of \\d+ promises`, "m").test(sessions))
    shown.add(code);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The lines that tell something: headlines, quoted source, remedies. */
const telling = (page: string) => printed(page).match(/^(?:(?:error|warning|note)\[|help:| *\d+ \|)/gm)?.length ?? 0;

describe("every message", () => {
  it("is provoked by a page or by the test that is named for it", () => {
    expect(codes.length).toBeGreaterThan(400);
    expect(codes.filter(code => !shown.has(code) && !Object.hasOwn(elsewhere, code))).toEqual([]);
  });

  it("is written in one catalogue", () => {
    expect(codes.filter((code, index) => codes.indexOf(code) < index)).toEqual([]);
  });

  it.each(Object.entries(elsewhere))("%s is provoked in %s, and on no page", (code, where) => {
    const [file, words] = typeof where === "string" ? [where, undefined] : where;
    const test = readFileSync(join(tests, file), "utf8");
    expect(codes).toContain(code);
    expect(shown.has(code)).toBe(false);
    if (words === undefined) expect(test).toMatch(new RegExp(`["'\` ]${code}\\b`));
    else expect([messages.get(code)?.includes(words), test.includes(words)]).toEqual([true, true]);
  });
});

describe("every page", () => {
  it("has a title of its own, and a sentence that says how one comes to make the mistake", () => {
    const titles = pages.map(({ text }) => text.split("\n", 1)[0]!);
    expect(titles.filter(title => !/^# \S/.test(title))).toEqual([]);
    expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
    expect(pages.filter(({ text }) => !/^# .+\n\n[“`*\p{L}]/u.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("has a name of its own, which is what the mistake is and not its code", () => {
    const names = pages.map(({ name }) => name.slice(0, -".md".length));
    const folded = names.map(name => name.toLowerCase());
    expect(folded.filter((name, index) => folded.indexOf(name) < index)).toEqual([]);
    expect(names.filter(name => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it("shows few messages", () => {
    const long = pages.filter(({ text }) => telling(text) > 12).map(({ name }) => name);
    expect(long).toEqual([...longPages]);
  });
});
