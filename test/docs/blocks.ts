/** The blocks of the language reference, each made into a whole spec. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileText, type Load, type PromiseKind } from "@tenet/checker";
import { createSource, type Diagnostic, render } from "@tenet/diagnostics";

export const folder = fileURLToPath(new URL("../../docs/language/", import.meta.url));
const frames = fileURLToPath(new URL("./frames/", import.meta.url));

export const pages = readdirSync(folder)
  .filter(name => name.endsWith(".md"))
  .sort();

export const pageText = (name: string): string => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");

/** A fenced block of Markdown, and the block of text with its messages where one follows. */
export interface Block {
  readonly line: number;
  readonly text: string;
  /** What stands around it: `in: shop, ## Operations`. */
  readonly around: readonly string[];
  /** The path under which other blocks of the page may use it: `file: money.spec.md`. */
  readonly file: string | undefined;
  readonly messages: { readonly text: string; readonly start: number; readonly end: number } | undefined;
}

const BLOCK =
  /(?:^<!-- (?<comment>[^\n]*?) -->\n\n?)?^(?<marks>`{3,})markdown\n(?<text>[\s\S]*?)^\k<marks>$(?<after>\n\n```text\n(?<messages>[\s\S]*?)^```$)?/gm;

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(BLOCK)].map(match => {
    const { comment = "", text = "", messages } = match.groups ?? {};
    const end = match.index + match[0].length - "```".length;
    return {
      line: page.slice(0, match.index + match[0].indexOf("```")).split("\n").length,
      text,
      around: /^in: (.*)$/.exec(comment)?.[1]?.split(/,\s*/) ?? [],
      file: /^file: (.*)$/.exec(comment)?.[1],
      messages: messages === undefined ? undefined : { text: messages, start: end - messages.length, end },
    };
  });
}

/** What stands before and after a fragment. A frame says `<!-- here -->` where not all of it stands before. */
function frameOf(around: readonly string[]): readonly [string, string] {
  const parts = around.map(part =>
    part.startsWith("#") ? `${part}\n` : readFileSync(join(frames, `${part}.md`), "utf8"),
  );
  const [before = "", after = ""] = parts.join("\n").split("<!-- here -->\n");
  return [before === "" ? "" : `${before.trimEnd()}\n\n`, after === "" ? "" : `\n${after}`];
}

export interface Outcome {
  /** As the page shows them: places count in the block. */
  readonly shown: string;
  /** The kinds of its promises, and whether `spec verify` checks them. */
  readonly promises: readonly { readonly kind: PromiseKind; readonly checked: boolean }[];
  readonly diagnostics: readonly Diagnostic[];
}

export function outcomeOf(block: Block, others: readonly Block[]): Outcome {
  const [before, after] = frameOf(block.around);
  const files = new Map(others.flatMap(other => (other.file === undefined ? [] : [[other.file, other.text] as const])));
  const load: Load = Object.assign((path: string) => files.get(path), { near: () => [...files.keys()] });
  const { diagnostics, value } = compileText(block.file ?? "example.spec.md", before + block.text + after, load);
  const source = createSource(block.file ?? "example.spec.md", block.text);
  const moved = diagnostics.map(one => within(one, before.length));
  const promises = value
    ? value.promises.map(({ kind, notChecked }) => ({ kind, checked: notChecked === undefined }))
    : [];
  return { shown: moved.map(one => `${render(one, source)}\n`).join("\n"), promises, diagnostics: moved };
}

function within(one: Diagnostic, offset: number): Diagnostic {
  const move = ({ start, end }: Diagnostic["span"]) => ({ start: start - offset, end: end - offset });
  const labels = one.labels?.map(label => ({ ...label, span: move(label.span) }));
  return { ...one, span: move(one.span), ...(labels && { labels }) };
}
