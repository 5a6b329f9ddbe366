/** What the language reference shows is what happens. `UPDATE=1` writes the messages anew. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileText, environment, evaluate, libraryFunctions, libraryMembers, scalars } from "@tenet/checker";
import type { Diagnostic } from "@tenet/diagnostics";
import { LIMITS, vocabulary } from "@tenet/parser";
import { describe, expect, test } from "vitest";
import { blocksOf, folder, outcomeOf, pages, pageText } from "./blocks.js";

const UPDATE = process.env["UPDATE"] === "1";

describe.each(pages)("%s", name => {
  const blocks = blocksOf(pageText(name));

  test("has only blocks that compile, or that get the messages shown", () => {
    const outcomes = blocks.map(block => ({ block, ...outcomeOf(block, blocks) }));
    if (UPDATE) rewrite(name, outcomes);
    expect(blocks.length).toBe([...pageText(name).matchAll(/^`{3,}markdown$/gm)].length);
    for (const { block, shown, diagnostics } of outcomes) {
      const where = `line ${block.line}\n`;
      if (block.messages && !UPDATE) expect(where + shown).toBe(where + block.messages.text);
      else if (!block.messages) expect(where + shown).toBe(where);
      expect(diagnostics.filter(one => !isInside(one, block.text.length))).toEqual([]);
    }
  });

  test("links to what is there", () => {
    const links = [
      ...pageText(name)
        .replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, "")
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(match => match[1]!);
    const broken = links.filter(link => !/^[a-z]+:/.test(link) && !leads(name, link));
    expect(broken).toEqual([]);
  });
});

/** Nothing that is shown stands in the frame, where the block's text would be shown in its place. */
const isInside = ({ span, labels = [] }: Diagnostic, length: number): boolean =>
  [span, ...labels.map(label => label.span)].every(({ start, end }) => start >= 0 && end <= length);

type Shown = { readonly block: ReturnType<typeof blocksOf>[number]; readonly shown: string };

/** From the end, so that places before stay where they are. */
function rewrite(name: string, outcomes: readonly Shown[]): void {
  let page = pageText(name);
  for (const { block, shown } of [...outcomes].reverse())
    if (block.messages) page = page.slice(0, block.messages.start) + shown + page.slice(block.messages.end);
  writeFileSync(join(folder, name), page);
}

function leads(name: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const file = path === "" ? join(folder, name) : join(dirname(join(folder, name)), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, "utf8")).includes(anchor);
}

const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );

describe("the reference mentions", () => {
  /** Without the invisible comments, line breaks as spaces. */
  const all = pages
    .map(pageText)
    .join("\n")
    .replaceAll(/<!--.*?-->/gs, "");
  const words = all.replaceAll(/\s+/g, " ");
  const missing = (wanted: readonly string[]) => wanted.filter(word => !words.includes(word));
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

  test("every section under a heading or in a table of its own", () => {
    expect(vocabulary.sections.filter(title => !new RegExp(`\`## ${title}[\`:]`, "i").test(all))).toEqual([]);
  });

  test("every rule", () => {
    expect(missing(vocabulary.rules.map(rule => `\`${rule}`))).toEqual([]);
  });

  test("every word for a type", () => {
    const composite = [
      "list of",
      "set of",
      "map from",
      "optional",
      "one of",
      "any value",
      "decimal(",
      "function (",
      "order of",
      "integer, unbounded",
      "{ string:",
      "[",
    ];
    expect(missing([...scalars, ...composite].map(word => `\`${word}`))).toEqual([]);
  });

  test("every label", () => {
    const labels = vocabulary.labels.map(capital);
    expect(labels.filter(label => !new RegExp(`\`${label}[:\` ]`).test(words))).toEqual([]);
  });

  test("every limit of the size of a spec", () => {
    const [, limits = ""] = /^## Limits\n([\s\S]*?)^## /m.exec(pageText("specs.md")) ?? [];
    const numbers = (limits.match(/[\d,]*\d/g) ?? []).map(text => Number(text.replaceAll(",", "")));
    expect(Object.entries(LIMITS).filter(([, most]) => !numbers.includes(most))).toEqual([]);
  });

  test("every promise over time, every trouble, every measure", () => {
    const forms = [...vocabulary.promises, ...vocabulary.troubles, ...vocabulary.measures];
    expect(missing(forms)).toEqual([]);
  });
});

test("what the pages call not yet checked is not, and nothing else", () => {
  const promises = pages.flatMap(name => {
    const blocks = blocksOf(pageText(name));
    return blocks.flatMap(block => outcomeOf(block, blocks).promises);
  });
  const checked = new Set(promises.filter(one => one.checked).map(one => one.kind));
  const never = new Set(promises.map(one => one.kind).filter(kind => !checked.has(kind)));
  // Whoever makes one of these checkable changes the table in README.md and what its page says of it.
  const notYet = ["statement"];
  expect([...never]).toEqual(notYet);
});

describe("the table of the library", () => {
  const page = pageText("expressions.md");
  const tables = [...page.matchAll(/^### Of (\w+)\n\n(?:[^|\n][^\n]*\n\n)*((?:\|[^\n]*\n)+)/gm)].map(
    ([, of, table]) => ({
      of: of!,
      rows: table!
        .trimEnd()
        .split("\n")
        .slice(2)
        .map(row =>
          row
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map(cell => cell.trim().replaceAll("\\|", "|")),
        ),
    }),
  );
  const code = (cell: string) => cell.replace(/^`+|`+$/g, "");

  test("names what the checker knows, and nothing else", () => {
    const shown = Object.fromEntries(
      tables.map(({ of, rows }) => [of, [...new Set(rows.map(row => nameOf(code(row[0]!))))].sort()]),
    );
    const plural: Readonly<Record<string, string>> = {
      list: "lists",
      map: "maps",
      dictionary: "objects",
      set: "sets",
      text: "text",
      bytes: "bytes",
    };
    const known = Object.fromEntries([
      ...Object.entries(libraryMembers).map(([of, members]) => [plural[of], [...members.keys()].sort()]),
      ["numbers", [...libraryFunctions.keys()].sort()],
    ]);
    expect(shown).toEqual(known);
  });

  test("writes each function in a form that the checker knows", () => {
    const forms = tables.flatMap(({ of, rows }) => rows.map(row => [of, code(row[0]!)] as const));
    const wrong = forms.filter(([of, form]) => !isForm(of, form));
    expect(wrong).toEqual([]);
  });

  test("gives the value of each example", () => {
    const rows = tables
      .flatMap(table => table.rows.map(row => [code(row[2]!), code(row[3]!)] as const))
      .filter(([example]) => example !== "–");
    const frame = readFileSync(new URL("./frames/library.md", import.meta.url), "utf8");
    const definitions = rows.map(([example, value], at) => `- \`e${at}()\`: \`${same(example, value)}\``).join("\n");
    const { value: contract, diagnostics } = compileText(
      "library.spec.md",
      `${frame}\n## Definitions\n\n${definitions}\n`,
    );
    expect(diagnostics.map(one => one.message)).toEqual([]);
    const start = Object.fromEntries(
      contract!.state.map(({ name, starts }) => [name, evaluate(starts!, environment(contract!))]),
    );
    const wrong = rows.filter((_, at) => {
      const body = contract!.definitions.find(one => one.name === `e${at}`)!.body;
      return evaluate(body, environment(contract!, { before: start, after: start })) !== true;
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(60);
  });
});

const same = (example: string, value: string) =>
  value === "true" ? example : value === "false" ? `!(${example})` : `(${example}) === ${value}`;

const nameOf = (form: string): string => /^(?:\w+\.)?(\w+)/.exec(form)![1]!;

function isForm(of: string, form: string): boolean {
  const key = { lists: "list", maps: "map", objects: "dictionary", sets: "set", text: "text", bytes: "bytes" }[of] as
    | keyof typeof libraryMembers
    | undefined;
  const member = key === undefined ? libraryFunctions.get(nameOf(form)) : libraryMembers[key].get(nameOf(form));
  return member !== undefined && (form.includes("(") ? member.call !== undefined : member.property !== undefined);
}
