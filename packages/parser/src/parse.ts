import { type Answer, hasErrors, Report, type Source } from "@tenet/diagnostics";
import type { FrontMatter, RolesNode, Spec, StateNode } from "./ast.js";
import type { Context } from "./context.js";
import { checkCharacters } from "./document/characters.js";
import { LIMITS } from "./document/limits.js";
import { Lines } from "./document/lines.js";
import { readFrontMatter } from "./front-matter.js";
import { type Code, catalogue } from "./messages.embedded.js";
import { readDefinitions } from "./sections/definitions.js";
import { readDependencies } from "./sections/dependencies.js";
import { allBlocks, type Outline, outline, type Section } from "./sections/document.js";
import { readErrors } from "./sections/errors.js";
import { readEvents } from "./sections/events.js";
import { readFailureModes } from "./sections/failure-modes.js";
import { readImports, readImportsAmong } from "./sections/imports.js";
import { readInvariants, readLaws, readOther } from "./sections/laws.js";
import { readOperations } from "./sections/operations.js";
import { readOverTime } from "./sections/over-time.js";
import { readPermissions } from "./sections/permissions.js";
import { proseText, readProse } from "./sections/prose.js";
import { readQuality } from "./sections/quality.js";
import { readRequirements } from "./sections/requirements.js";
import { readRoles } from "./sections/roles.js";
import { readState } from "./sections/state.js";
import { readTransitions } from "./sections/transitions.js";
import { readTypes } from "./sections/types.js";
import { readVisibility } from "./sections/visibility.js";

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
  if (draft.isEmpty && !hasErrors(report.diagnostics))
    report.add("nothing-to-compile", draft.title?.span ?? { start: end, end });
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

type Lists = {
  -readonly [K in keyof Spec as Spec[K] extends readonly unknown[] ? K : never]: Spec[K] extends readonly (infer T)[]
    ? T[]
    : never;
};

/** What the sections gave so far. A title may occur more than once; its sections add up. */
class Draft implements Omit<Lists, "lines"> {
  title: Spec["title"];
  readonly prose: string[] = [];
  readonly imports: Lists["imports"] = [];
  readonly types: Lists["types"] = [];
  readonly definitions: Lists["definitions"] = [];
  state: StateNode | undefined;
  readonly invariants: Lists["invariants"] = [];
  readonly operations: Lists["operations"] = [];
  readonly transitions: Lists["transitions"] = [];
  readonly laws: Lists["laws"] = [];
  roles: RolesNode | undefined;
  readonly permissions: Lists["permissions"] = [];
  readonly visibility: Lists["visibility"] = [];
  readonly errors: Lists["errors"] = [];
  readonly events: Lists["events"] = [];
  readonly overTime: Lists["overTime"] = [];
  readonly ports: Lists["ports"] = [];
  readonly failureModes: Lists["failureModes"] = [];
  readonly quality: Lists["quality"] = [];
  readonly requirements: Lists["requirements"] = [];
  readonly others: Lists["others"] = [];

  get isEmpty(): boolean {
    const { title: _title, prose: _prose, state, roles, imports: _imports, ...lists } = this;
    return !state && !roles && Object.values(lists).every(list => list.length === 0);
  }
}

function assemble(source: Source, frontMatter: FrontMatter, draft: Draft, lines: Spec["lines"]): Spec {
  const span = { start: 0, end: source.text.length };
  const prose = draft.prose.filter(each => each !== "").join("\n\n");
  return { ...draft, kind: "spec", span, source, frontMatter, prose, lines };
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
  if (title !== undefined && title !== "purpose") draft.imports.push(...readImportsAmong(context, section));
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
    case "transitions": {
      const machine = readTransitions(context, section);
      if (machine) draft.transitions.push(machine);
      return;
    }
    case "roles":
      draft.roles = joinRoles(draft.roles, readRoles(context, section));
      return;
    case "permissions":
      draft.permissions.push(...readPermissions(context, section));
      return;
    case "visibility":
      draft.visibility.push(...readVisibility(context, section));
      return;
    case "errors":
      draft.errors.push(...readErrors(context, section));
      return;
    case "events":
      draft.events.push(...readEvents(context, section));
      return;
    case "over time":
      draft.overTime.push(...readOverTime(context, section));
      return;
    case "dependencies":
      draft.ports.push(...readDependencies(context, section));
      return;
    case "failure modes":
      draft.failureModes.push(...readFailureModes(context, section));
      return;
    case "quality":
      draft.quality.push(...readQuality(context, section));
      return;
    case "requirements":
      draft.requirements.push(...readRequirements(context, section));
      return;
    case "purpose":
      draft.prose.push(proseText(allBlocks(context, section)));
      break;
    case undefined:
      break;
    default:
      draft.others.push(readOther(context, section));
      return;
  }
  const blocks = allBlocks(context, section);
  draft.imports.push(...readImports(context, blocks));
  readProse(context, blocks);
}

function joinRoles(first: RolesNode | undefined, next: RolesNode): RolesNode {
  if (!first) return next;
  return { span: first.span, actor: first.actor ?? next.actor, roles: [...first.roles, ...next.roles] };
}

function joinStates(first: StateNode | undefined, next: StateNode): StateNode {
  if (!first) return next;
  return {
    span: first.span,
    variables: [...first.variables, ...next.variables],
    always: [...first.always, ...next.always],
  };
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
