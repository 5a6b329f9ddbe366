import type { Span } from "@tenet/diagnostics";
import type { Link, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { ImportNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf } from "../document/markdown.js";
import type { Section } from "./document.js";

/** `Uses [Money](money.spec.md), [Users](../users/users.spec.md).`: paragraphs and list items that begin with "Uses". */
export function readImports(context: Context, blocks: readonly RootContent[]): ImportNode[] {
  return blocks.flatMap(paragraphsOf).flatMap(paragraph => readParagraph(context, paragraph));
}

/** As above, in a section that is compiled: there only a paragraph with a link to a spec is meant, below its heading one without. */
export function readImportsAmong(context: Context, { head, subsections }: Section): ImportNode[] {
  const paragraphs = [head, ...subsections].flatMap(part => part.blocks.filter(block => block.type === "paragraph"));
  return paragraphs.flatMap(paragraph => {
    const mayLack = head.blocks.includes(paragraph);
    return mayLack || paragraph.children.some(isSpecLink) ? readParagraph(context, paragraph) : [];
  });
}

function paragraphsOf(block: RootContent): Paragraph[] {
  if (block.type === "paragraph") return [block];
  if (block.type !== "list") return [];
  return block.children.flatMap(item => item.children.flatMap(paragraphsOf));
}

function readParagraph(context: Context, paragraph: Paragraph): ImportNode[] {
  const [first] = paragraph.children;
  if (first?.type !== "text" || !/^Uses\s/.test(first.value)) return [];
  const links = paragraph.children.filter((child): child is Link => child.type === "link");
  const specs = links.filter(isSpecLink);
  if (links.length === 0 && namesSpecs(plainText(paragraph)))
    context.report.add("import-without-link", spanOf(paragraph), { names: plainText(paragraph) });
  if (isListOfLinks(paragraph)) for (const link of links) if (!isSpecLink(link)) sayNoSpec(context, link);
  return specs.flatMap(link => readLink(context, link) ?? []);
}

const isSpecLink = (child: PhrasingContent): child is Link =>
  child.type === "link" && /\.spec\.md(?:[#?].*)?$/.test(child.url);

/** Nothing but links; `Uses [the tables](https://example.com) of the bank` is prose. */
function isListOfLinks({ children }: Paragraph): boolean {
  return children.slice(1).every(child => {
    return child.type === "link" || (child.type === "text" && /^(?:\s*,?\s*(?:and\s+)?|\s*\.\s*)$/.test(child.value));
  });
}

function sayNoSpec({ report }: Context, link: Link): void {
  report.add("import-of-no-spec", spanOf(link), { target: link.url });
}

/** Names alone, or a file of a spec; `Uses of money are many.` is prose. */
function namesSpecs(text: string): boolean {
  return (
    /\.spec\.md\b/.test(text) || /^Uses\s+\p{Lu}[\p{L}\p{N}]*(?:(?:,|\s+and)\s+\p{Lu}[\p{L}\p{N}]*)*\s*\.?$/u.test(text)
  );
}

function readLink({ report }: Context, link: Link): ImportNode | undefined {
  const whole = spanOf(link);
  if (/^[a-z][a-z+.-]*:/i.test(link.url) || link.url.startsWith("//")) {
    report.add("import-of-an-address", whole, { address: link.url });
    return undefined;
  }
  const target = link.url.replace(/[#?].*$/, "");
  return { span: whole, text: plainText(link), target: { text: target, span: targetSpan(report, whole, target) } };
}

/** Where the target stands in the link; the whole link where it is written in another way, with escapes, say. */
function targetSpan(report: Context["report"], link: Span, target: string): Span {
  const at = textOf(report, link).lastIndexOf(target);
  return at === -1 ? link : { start: link.start + at, end: link.start + at + target.length };
}
