// Formatting every spec that documentation and tests show: the contract stays, and the second time changes nothing.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText, type Load } from "@tenet/checker";
import { createSource, hasErrors } from "@tenet/diagnostics";
import { formatSpec, sameMeaning } from "@tenet/formatter";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const BLOCK = /(?:^`(?<path>[^`\n]+)`:\n\n)?^(?<fence>`{3,})markdown\n(?<text>[\s\S]*?)^\k<fence>$/gm;

interface Page {
  readonly name: string;
  readonly texts: readonly string[];
  readonly load: Load;
}

function pagesIn(folder: string): Page[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter(one =>
    one.endsWith(".md"),
  );
  return names.sort().map(name => {
    const text = readFileSync(join(root, folder, name), "utf8").replaceAll("\r\n", "\n");
    const blocks = [...text.matchAll(BLOCK)].map(match => match.groups as { path?: string; text: string });
    const files = new Map(blocks.flatMap(({ path, text: inside }) => (path === undefined ? [] : [[path, inside]])));
    const load: Load = Object.assign((path: string) => files.get(path), { near: () => [...files.keys()] });
    return { name: `${folder}/${name}`, texts: blocks.map(block => block.text), load };
  });
}

const compile = (text: string, load: Load) => compileText("example.spec.md", text, load);

/** The texts of a page that are specs without errors. */
const rightTexts = ({ texts, load }: Page) =>
  texts.filter(text => {
    const { value, diagnostics } = compile(text, load);
    return value !== undefined && !hasErrors(diagnostics);
  });

/** Parentheses make clear what `not` takes, so that formatting answers this note. */
const codes = ({ diagnostics }: ReturnType<typeof compile>) =>
  diagnostics.map(one => one.code).filter(code => code !== "not-takes-whole");

const pages = ["test/diagnostics", "test/cli", "docs/language"].flatMap(pagesIn);

describe("formatting what is shown", () => {
  it("meets many specs", () => {
    expect(pages.flatMap(rightTexts).length).toBeGreaterThan(60);
  });

  it.each(pages.filter(page => rightTexts(page).length > 0))("$name", async page => {
    for (const text of rightTexts(page)) {
      const { value: once, diagnostics } = await formatSpec(createSource("example.spec.md", text), page.load);
      // A line that looks like a list item is not joined to the one before: the warning about it would get lost.
      if (diagnostics.some(one => one.code === "no-list")) continue;
      expect(once, text).toBeDefined();
      const [before, after] = [compile(text, page.load), compile(once!, page.load)];
      expect(sameMeaning(before.value!, after.value!)).toBe(true);
      expect(codes(after)).toEqual(codes(before));
      expect((await formatSpec(createSource("example.spec.md", once!), page.load)).value).toBe(once);
    }
  });
});
