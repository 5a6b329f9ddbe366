// Every page here holds a spec with a mistake and the messages it gets, word for word. UPDATE=1 writes them anew:
// read the difference as a user would before keeping it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileText, explain, type Load } from "@tenet/checker";
import { render } from "@tenet/diagnostics";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const pages = readdirSync(folder)
  .filter(name => name.endsWith(".md"))
  .sort();

/** The fenced block of a language, its content and where that stands on the page. */
function block(page: string, language: string) {
  const match = new RegExp(`^(\`{3,})${language}\\n([\\s\\S]*?)^\\1$`, "m").exec(page);
  if (match === null) throw new Error(`The page has no block of ${language}.`);
  const start = match.index + match[1]!.length + language.length + 1;
  return { text: match[2]!, start, end: start + match[2]!.length };
}

/** Other specs on the page: each under its path, `` `money.spec.md`: ``. */
function loadFrom(page: string): Load {
  const files = new Map(
    [...page.matchAll(/^`([^`\n]+)`:\n\n(`{3,})markdown\n([\s\S]*?)^\2$/gm)].map(([, path, , text]) => [path!, text!]),
  );
  return Object.assign((path: string) => files.get(path), { near: () => [...files.keys()] });
}

function messages(text: string, load: Load): string {
  const { source, diagnostics } = compileText("example.spec.md", text, load);
  return `${diagnostics.map(one => render(one, source)).join("\n\n")}\n`;
}

describe("messages about specs", () => {
  it.each(pages)("%s", name => {
    const file = join(folder, name);
    const page = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    const actual = messages(block(page, "markdown").text, loadFrom(page));
    const expected = block(page, "text");
    if (process.env["UPDATE"] === "1")
      writeFileSync(file, page.slice(0, expected.start) + actual + page.slice(expected.end));
    else expect(actual).toBe(expected.text);
  });

  it("has a message on every page", () => {
    const silent = pages.filter(name => block(readFileSync(join(folder, name), "utf8"), "text").text.trim() === "");
    expect(silent).toEqual([]);
  });

  it("finds the code of every message in the catalogue, with an explanation", () => {
    const shown = pages.flatMap(name => [
      ...readFileSync(join(folder, name), "utf8").matchAll(/^(?:error|warning|note)\[([a-z0-9-]+)\]/gm),
    ]);
    const unexplained = shown.map(match => match[1]!).filter(code => !explain(code)?.explanation);
    expect(shown.length).toBeGreaterThan(pages.length / 2);
    expect([...new Set(unexplained)]).toEqual([]);
  });
});
