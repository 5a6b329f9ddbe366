import { suggest } from "@tenet/diagnostics";
import type { Name, TransitionNode, TransitionsNode } from "@tenet/parser";
import { type Context, errors, expand } from "../context.js";
import { display } from "../type/display.js";
import type { Draft, DraftRow } from "./draft.js";
import { checkRows } from "./rows.js";
import { checkOnlyIn } from "./split.js";
import { fieldsOf, valuesOf } from "./states.js";

/** The machines of the spec, their names looked up; what is wrong with their rows by themselves is reported. */
export function registerMachines(context: Context): void {
  checkOnlyIn(context);
  const taken = new Map<string, TransitionsNode>();
  for (const node of context.spec.transitions) {
    const id = `${node.entity.text}.${node.field.text}`;
    const first = taken.get(id);
    if (first) {
      const labels = [{ span: first.span, text: "first here" }];
      context.report.add("machine-twice", node.span, { machine: id }, { labels });
      for (const draft of context.machines) if (draft.id === id) draft.complete = false;
      continue;
    }
    taken.set(id, node);
    const states = statesOf(context, node);
    if (states) context.machines.push(draftOf(context, node, id, states));
  }
  for (const draft of context.machines) checkRows(context, draft);
}

/** The values of the field; undefined after a report. */
function statesOf(context: Context, { entity, field }: TransitionsNode): readonly string[] | undefined {
  const node = context.spec.types.find(one => one.name.text === entity.text);
  if (node === undefined) {
    const suggestion = suggest(
      entity.text,
      context.spec.types.map(one => one.name.text),
    );
    context.report.add("unknown-machine-entity", entity.span, { entity: entity.text, suggestion });
    return undefined;
  }
  const fields = fieldsOf(node);
  const found = fields.find(one => one.name.text === field.text);
  if (found === undefined) {
    const names = fields.map(one => one.name.text);
    const params = { name: field.text, entity: entity.text, suggestion: suggest(field.text, names) };
    context.report.add("unknown-machine-field", field.span, params);
    return undefined;
  }
  const values = valuesOf(context, found.type.type);
  if (values === undefined) {
    const whole = expand(context, { kind: "named", name: entity.text });
    const type = whole.kind === "record" ? whole.fields.find(one => one.name === field.text)?.type.type : undefined;
    const params = { name: `${entity.text}.${field.text}`, type: type ? display(type) : "of another type" };
    const labels = [{ span: found.type.span, text: "its type" }];
    if (type?.kind !== "error") context.report.add("machine-field-type", field.span, params, { labels });
  }
  return values;
}

function draftOf(context: Context, node: TransitionsNode, id: string, states: readonly string[]): Draft {
  const before = errors(context);
  const known = (names: readonly Name[]) =>
    names.filter(name => isState(context, id, states, name)).map(one => one.text);
  const rows = node.rows.flatMap(row => {
    const from = fromOf(row, states, known);
    const to = known(row.to);
    const operations = row.on.kind === "operations" ? row.on.operations.filter(one => isOperation(context, one)) : [];
    const isWhole =
      (row.from.kind === "creation" || from.length > 0) &&
      (row.removes || to.length > 0) &&
      (row.on.kind === "itself" || operations.length > 0);
    return isWhole ? [{ node: row, from, to, operations } satisfies DraftRow] : [];
  });
  const [entity, field] = [node.entity.text, node.field.text];
  const final = known(node.final);
  const complete = node.complete && errors(context) === before;
  return { node, id, entity, field, states, final, rows, complete, resolved: [], guardIds: [] };
}

function fromOf(
  { from }: TransitionNode,
  states: readonly string[],
  known: (names: readonly Name[]) => readonly string[],
): readonly string[] {
  if (from.kind === "creation") return [];
  const named = known(from.kind === "states" ? from.states : from.except);
  return states.filter(state => named.includes(state) === (from.kind === "states"));
}

function isState(context: Context, machine: string, states: readonly string[], { text, span }: Name): boolean {
  if (states.includes(text)) return true;
  const params = { state: text, machine, suggestion: suggest(text, states), states: states.join(", ") };
  context.report.add("unknown-machine-state", span, params);
  return false;
}

function isOperation(context: Context, { text, span }: Name): boolean {
  const names = context.spec.operations.map(one => one.name.text);
  if (names.includes(text)) return true;
  context.report.add("unknown-machine-operation", span, { operation: text, suggestion: suggest(text, names) });
  return false;
}
