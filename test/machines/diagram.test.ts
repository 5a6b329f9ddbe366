/** The diagram of a machine, and texts that would break out of it. */
import { compileText } from "@tenet/checker";
import { generate, htmlComment, markdownText, mermaidText } from "@tenet/generator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { orders } from "./orders.js";

const diagramOf = (text: string): string => {
  const { value } = compileText("orders.spec.md", text);
  return generate(value!).files.find(one => one.name === "orders.states.md")!.text;
};

it("has an arrow for each way, with its event and its condition", () => {
  const [, diagram = ""] = diagramOf(orders).split("```mermaid\n");
  expect(diagram.split("\n").map(line => line.trim())).toEqual([
    "stateDiagram-v2",
    "[*] --> draft : create",
    "draft --> paid : pay",
    "paid --> sent : send",
    "draft --> cancelled : cancel",
    "paid --> cancelled : cancel [total #60; 500]",
    "cancelled --> [*] : purge",
    "sent --> [*]",
    "```",
    "",
  ]);
});

it("is written for a spec with Transitions alone", () => {
  const { value } = compileText("orders.spec.md", orders.slice(0, orders.indexOf("## Transitions")));
  expect(generate(value!).files.map(one => one.name)).not.toContain("orders.states.md");
});

it("gives a state a name of its own where its words mean something to Mermaid", () => {
  const text = orders
    .replaceAll("cancelled", '"end"')
    .replaceAll('""end""', '"end"')
    .replace("one of draft, paid, sent", 'one of draft, paid, "x\\" --> y : z; %% #", sent');
  const diagram = diagramOf(text);
  expect(diagram).toContain('state "end" as s5');
  expect(diagram).toContain("as s3\n");
  expect(diagram).toContain("draft --> s5 : cancel");
  expect(diagram).not.toContain('x"');
});

const pieces = [
  "\n",
  "\r",
  "\u2028",
  '"',
  ":",
  ";",
  "#",
  "[",
  "]",
  "`",
  "```",
  "-->",
  "--",
  "%%",
  "%%{init",
  "<b>",
  "end",
  "\\",
  "{",
  "é",
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })))
  .map(all => all.join(""));

it("keeps a label on its line and a comment a comment, whatever the spec holds", () => {
  fc.assert(
    fc.property(nasty, text => {
      const label = mermaidText(text);
      // Beside codes such as #58; there is nothing that Mermaid, Markdown or HTML would read.
      expect(label.replace(/#\d+;/g, "")).not.toMatch(/[\n\r\u2028\u2029":;#[\]`%{}<>\\|]|--/);
      const comment = htmlComment([text, "end"]);
      expect(comment.indexOf("-->")).toBe(comment.length - 3);
      expect(comment.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(4);
      expect(markdownText(text)).not.toMatch(/[\n\r\u2028\u2029]|(?<!\\)(?:\\\\)*[<`[]/);
    }),
    { numRuns: 500 },
  );
});

it("reads back: codes stand for the characters that were written", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), text => {
      const decoded = mermaidText(text).replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      expect(decoded).toBe(text.replace(/\s+/g, " ").trim());
    }),
  );
});
