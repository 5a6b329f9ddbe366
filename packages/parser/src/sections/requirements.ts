import type { Span } from "@tenet/diagnostics";
import type { Heading, RootContent } from "mdast";
import type { Name, RequirementNode, ScenarioNode, StatementNode } from "../ast.js";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf, spanOfAll } from "../document/markdown.js";
import type { Section } from "./document.js";
import { readProse } from "./prose.js";
import { readScenario } from "./scenarios.js";
import { readStatement } from "./statements.js";

/** A heading below Requirements and what stands under it, up to the next. */
interface Block {
  readonly heading: { readonly text: string; readonly span: Span } | undefined;
  readonly blocks: readonly RootContent[];
  readonly span: Span;
}

/** `## Requirements`: requirements with their scenarios; and statements that stand under none. */
export function readRequirements(context: Context, section: Section): RequirementNode[] {
  const { head, subsections } = section;
  const title = head.heading ?? { text: "Requirements", span: head.span };
  const bare = new Draft(title, undefined, head.span);
  const drafts = [bare];
  let current = bare;
  for (const part of [head, ...subsections])
    for (const block of blocksOf(part)) {
      const { heading } = block;
      const kind = part === head && heading === part.heading ? undefined : kindOf(heading?.text ?? "");
      if (heading) context.lines.mark({ start: block.span.start, end: heading.span.end }, kind ? "compiled" : "prose");
      if (kind === "scenario") {
        current.scenarios.push(readScenario(context, named(context, heading!), block));
        continue;
      }
      const isPart = block.heading === part.heading;
      if (kind === "requirement") drafts.push((current = requirement(context, heading!, block)));
      else if (isPart) current = bare;
      readStatements(context, block.blocks, current);
    }
  return drafts.map(draft => draft.node(context)).filter(node => node.statements.length + node.scenarios.length > 0);
}

const kindOf = (heading: string): "requirement" | "scenario" | undefined =>
  /^(requirement|scenario)(?:\s+[\w.-]+)?\s*:/i.exec(heading)?.[1]?.toLowerCase() as
    | "requirement"
    | "scenario"
    | undefined;

/** Cuts a part at its headings of level four and below. */
function blocksOf(part: Block): Block[] {
  const found: { heading: Block["heading"]; blocks: RootContent[]; span: Span }[] = [
    { heading: part.heading, blocks: [], span: part.span },
  ];
  for (const block of part.blocks) {
    if (block.type === "heading" && block.depth > 3)
      found.push({ heading: headingOf(block), blocks: [], span: spanOf(block) });
    else found.at(-1)?.blocks.push(block);
  }
  return found;
}

function headingOf(heading: Heading): Block["heading"] {
  return { text: plainText(heading), span: spanOfAll(heading.children, spanOf(heading)) };
}

/** What a heading names behind its colon, without marks, and the id that it begins with. */
export interface Named {
  readonly name: Name;
  readonly id: Name | undefined;
  readonly judged: StatementNode["judged"];
  readonly covers: readonly Name[];
}

function named(context: Context, heading: { readonly span: Span }): Named {
  const text = textOf(context.report, heading.span);
  const after = /^[^:]*:\s*/.exec(text)?.[0].length ?? 0;
  const span = { start: heading.span.start + after, end: heading.span.end };
  const bare = /^([A-Z][A-Z0-9]*-\d+(?:\.\d+)*)(?=[\s:–-])[\s:–-]*/.exec(text.slice(after));
  const own = bare?.[1];
  const rest = { start: span.start + (bare?.[0].length ?? 0), end: span.end };
  const { id, prose, judged, covers } = readStatement(context, rest, { guards: [], lenient: true });
  const written = own === undefined ? id : { text: own, span: { start: span.start, end: span.start + own.length } };
  return { name: { text: prose, span: rest }, id: written, judged, covers };
}

/** A requirement as it is read. */
class Draft {
  readonly statements: StatementNode[] = [];
  readonly scenarios: ScenarioNode[] = [];
  /** What stands there where nothing says SHALL or MUST. */
  first: Span | undefined;

  constructor(
    readonly title: Name,
    readonly heading: Named | undefined,
    readonly span: Span,
  ) {}

  node(context: Context): RequirementNode {
    const { heading, title, span, scenarios } = this;
    if (heading && this.statements.length === 0) this.statements.push(this.fromHeading(context, heading));
    const [first, ...more] = this.statements;
    const marked =
      first && heading
        ? [{ ...first, judged: first.judged ?? heading.judged, covers: [...heading.covers, ...first.covers] }, ...more]
        : this.statements;
    return { name: title, id: heading?.id, bare: !heading, statements: marked, scenarios, span };
  }

  /** A requirement that is all in its first paragraph or in its name. */
  private fromHeading(context: Context, { name }: Named): StatementNode {
    const statement = readStatement(context, this.first ?? name.span, { guards: [], lenient: true });
    context.lines.mark(this.first ?? name.span, "compiled");
    return statement;
  }
}

function requirement(context: Context, heading: { readonly span: Span }, { span }: Block): Draft {
  const name = named(context, heading);
  return new Draft(name.name, name, { start: span.start, end: heading.span.end });
}

/** Every list item with text, however deep, and each paragraph that says SHALL or MUST. */
function readStatements(context: Context, blocks: readonly RootContent[], into: Draft): void {
  const add = (span: Span) => {
    into.statements.push(readStatement(context, span, { guards: [], lenient: true }));
    context.lines.mark(span, "compiled");
  };
  const walk = (block: RootContent): void => {
    if (block.type !== "list") return;
    for (const item of block.children) {
      const [first, ...rest] = item.children;
      if (first?.type === "paragraph") add(spanOf(first));
      rest.forEach(walk);
    }
  };
  for (const block of blocks) {
    walk(block);
    if (block.type === "paragraph" && isNormative(context, block, into)) add(spanOf(block));
    else if (block.type === "paragraph") into.first ??= spanOf(block);
  }
  const rest = blocks.filter(block => block.type !== "list");
  readProse(
    context,
    rest.filter(block => !into.statements.some(one => one.span.start === spanOf(block).start)),
  );
  for (const block of blocks) context.lines.mark(spanOf(block), "prose");
}

/** In a requirement the word may stand in small letters; elsewhere that is prose. */
function isNormative({ report }: Context, block: RootContent, { heading }: Draft): boolean {
  const text = textOf(report, spanOf(block));
  return heading ? /\b(?:shall|must)\b/i.test(text) : /\b(?:SHALL|MUST)\b/.test(text);
}
