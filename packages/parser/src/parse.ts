import { type Answer, hasErrors, Report, type Source } from "@tenet/diagnostics";
import type {
  DefinitionNode,
  FrontMatter,
  LawNode,
  OperationNode,
  OtherSection,
  Spec,
  StatementNode,
  StateNode,
  TypeNode,
} from "./ast.js";
import type { Context } from "./context.js";
import { checkCharacters } from "./document/characters.js";
import { LIMITS } from "./document/limits.js";
import { Lines } from "./document/lines.js";
import { readFrontMatter } from "./front-matter.js";
import { type Code, catalogue } from "./messages.embedded.js";
import { readDefinitions } from "./sections/definitions.js";
import { allBlocks, type Outline, outline, type Section } from "./sections/document.js";
import { readInvariants, readLaws, readOther } from "./sections/laws.js";
import { readOperations } from "./sections/operations.js";
import { proseText, readProse } from "./sections/prose.js";
import { readState } from "./sections/state.js";
import { LATER, STATED } from "./sections/titles.js";
import { readTypes } from "./sections/types.js";

/** Reads a spec. Always answers: what could not be read is missing from the value and stands in the diagnostics. */
export function parseSpec(source: Source): Answer<Spec> {
  const report = new Report<Code>(catalogue, source);
  if (source.text.length > LIMITS.file) {
    report.add("file-too-large", { start: 0, end: 1 }, { most: LIMITS.file });
    return report.answer(assemble(source, noFrontMatter, new Draft(), []));
  }
  checkCharacters(report);
  const context: Context = { report, lines: new Lines(source.text) };
  const { frontMatter, end } = readFrontMatter(report);
  if (end > 0) context.lines.mark({ start: 0, end }, "compiled");
  const draft = new Draft();
  const document = outline(context, end);
  readTitle(context, document, draft);
  for (const section of document.sections) readSection(context, section, draft);
  sayUnclaimed(context, document);
  if (draft.isEmpty && !hasErrors(report.diagnostics)) report.add("nothing-to-compile", { start: end, end });
  const diagnostics = [...report.diagnostics].sort((a, b) => a.span.start - b.span.start);
  return { value: assemble(source, frontMatter, draft, context.lines.finish(diagnostics)), diagnostics };
}

const noFrontMatter: FrontMatter = {
  span: { start: 0, end: 0 },
  spec: undefined,
  version: undefined,
  owner: undefined,
  errors: "throw",
};

/** What the sections gave so far. A title may occur more than once; its sections add up. */
class Draft {
  title: Spec["title"];
  readonly prose: string[] = [];
  readonly types: TypeNode[] = [];
  readonly definitions: DefinitionNode[] = [];
  state: StateNode | undefined;
  readonly invariants: StatementNode[] = [];
  readonly operations: OperationNode[] = [];
  readonly laws: LawNode[] = [];
  readonly others: OtherSection[] = [];

  get isEmpty(): boolean {
    const { types, definitions, state, invariants, operations, laws, others } = this;
    return !state && [types, definitions, invariants, operations, laws, others].every(list => list.length === 0);
  }
}

function assemble(source: Source, frontMatter: FrontMatter, draft: Draft, lines: Spec["lines"]): Spec {
  const { title, prose, types, definitions, state, invariants, operations, laws, others } = draft;
  const span = { start: 0, end: source.text.length };
  const text = prose.filter(each => each !== "").join("\n\n");
  return {
    kind: "spec",
    span,
    source,
    frontMatter,
    title,
    prose: text,
    types,
    definitions,
    state,
    invariants,
    operations,
    laws,
    others,
    lines,
  };
}

function readTitle({ lines }: Context, { title }: Outline, draft: Draft): void {
  if (!title?.heading) return;
  draft.title = title.heading;
  lines.mark({ start: title.span.start, end: title.heading.span.end }, "prose");
  draft.prose.push(proseText(title.blocks));
}

function readSection(context: Context, section: Section, draft: Draft): void {
  const { head, title } = section;
  if (head.heading)
    context.lines.mark(
      { start: head.span.start, end: head.heading.span.end },
      title === undefined ? "prose" : "compiled",
    );
  switch (title) {
    case "types":
      draft.types.push(...readTypes(context, section));
      return;
    case "definitions":
      draft.definitions.push(...readDefinitions(context, section));
      return;
    case "state":
      draft.state = joinStates(draft.state, readState(context, section));
      return;
    case "invariants":
      draft.invariants.push(...readInvariants(context, section));
      return;
    case "operations":
      draft.operations.push(...readOperations(context, section));
      return;
    case "laws":
      draft.laws.push(...readLaws(context, section));
      return;
    case "purpose":
      draft.prose.push(proseText(allBlocks(context, section)));
      break;
    case undefined:
      break;
    default:
      readUnbuilt(context, section, draft);
      return;
  }
  sayImports(context, section);
  readProse(context, allBlocks(context, section));
}

function readUnbuilt(context: Context, section: Section, draft: Draft): void {
  const { heading } = section.head;
  const stated = STATED.some(title => title === section.title);
  if (!stated && heading && LATER.some(title => title === section.title))
    context.report.add("section-not-compiled", heading.span, { title: heading.text });
  draft.others.push(readOther(context, section));
}

function joinStates(first: StateNode | undefined, next: StateNode): StateNode {
  if (!first) return next;
  return {
    span: first.span,
    variables: [...first.variables, ...next.variables],
    always: [...first.always, ...next.always],
  };
}

/** `Uses [Money](money.spec.md).` promises names that are not there yet. */
function sayImports({ report }: Context, section: Section): void {
  for (const block of section.head.blocks) {
    if (block.type !== "paragraph" || block.children[0]?.type !== "text" || !/^Uses\s/.test(block.children[0].value))
      continue;
    const link = block.children.find(child => child.type === "link" && /\.spec\.md(?:#.*)?$/.test(child.url));
    if (link?.position)
      report.add("import-not-built", { start: link.position.start.offset ?? 0, end: link.position.end.offset ?? 0 });
  }
}

/** The safety net under all readers: a line of a compiled section that none of them claimed. */
function sayUnclaimed({ report, lines }: Context, document: Outline): void {
  for (const section of document.sections) {
    if (section.title === undefined) continue;
    for (const part of [section.head, ...section.subsections]) {
      for (const span of lines.unclaimed(part.span)) report.add("line-not-read", span);
    }
  }
}
