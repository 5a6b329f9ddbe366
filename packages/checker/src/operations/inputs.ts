import { suggest } from "@tenet/diagnostics";
import type { InputNode, Name, OperationNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import { distinctNames, notHiding, readableNames } from "../declarations/names.js";
import type { Field, Operation } from "../ir.js";
import { plainPlace, type RulePlace } from "../rules/resolve.js";
import { muted, resolveType } from "../shapes/resolve.js";

/** The names of the heading, in call order. */
function headingNames(node: OperationNode): readonly Name[] {
  return node.parameters.flatMap(parameter => (parameter.kind === "position" ? [parameter.name] : parameter.names));
}

/** The call form without names that were refused. */
export function callForm(node: OperationNode, inputs: readonly Field[]): Operation["parameters"] {
  const known = (name: Name) => inputs.some(input => input.name === name.text);
  return node.parameters.map(parameter =>
    parameter.kind === "position"
      ? { kind: "position", name: parameter.name.text }
      : { kind: "object", names: parameter.names.filter(known).map(name => name.text) },
  );
}

/** The inputs in the order of the table; the heading and the table must name the same. */
export function resolveInputs(context: Context, node: OperationNode): Field[] {
  const heading = headingNames(node);
  const rows = notHiding(context, readableNames(context, distinctNames(context, "input", node.inputs, "exact")));
  compareWithHeading(context, node, heading);
  const quiet = muted(context);
  const shapes = rows.map(row => ({
    name: row.name.text,
    type: resolveType(quiet, row.type, { ...plainPlace, rules: "skipped" }).type,
  }));
  return rows.map(row => {
    const siblings = shapes.filter(shape => shape.name !== row.name.text);
    return {
      name: row.name.text,
      type: resolveType(context, row.type, inputPlace(siblings)),
      prose: row.prose,
      line: lineOf(context, row.span),
    };
  });
}

/** Rules of inputs and results may read the inputs. */
export function inputPlace(siblings: RulePlace["siblings"]): RulePlace {
  return { ...plainPlace, siblings, siblingsAre: "input" };
}

function compareWithHeading(context: Context, node: OperationNode, heading: readonly Name[]): void {
  const rows = new Set(node.inputs.map(row => row.name.text));
  const named = new Set(heading.map(name => name.text));
  if (node.inputs.length === 0) {
    const names = [...named].map(name => `\`${name}\``).join(", ");
    if (named.size > 0) context.report.add("no-input-table", node.name.span, { operation: node.name.text, names });
    return;
  }
  const spare = [...rows].filter(name => !named.has(name));
  const lacking = [...named].filter(name => !rows.has(name));
  for (const name of heading) {
    if (rows.has(name.text)) continue;
    context.report.add("input-without-row", name.span, { name: name.text, suggestion: suggest(name.text, spare) });
  }
  for (const row of node.inputs) if (!named.has(row.name.text)) rowNotInHeading(context, node, row, lacking);
}

function rowNotInHeading(context: Context, node: OperationNode, row: InputNode, lacking: readonly string[]): void {
  // An empty cell has its own message, and a slip of the pen shows on both sides: the heading has said it already.
  if (row.name.text === "" || suggest(row.name.text, lacking) !== undefined) return;
  const labels = [{ span: node.name.span, text: "its heading" }];
  context.report.add(
    "input-not-in-heading",
    row.name.span,
    { name: row.name.text, operation: node.name.text },
    { labels },
  );
}
