import { suggest } from "@tenet/diagnostics";
import type { ExampleNode, ExprNode, Name, OperationNode } from "@tenet/parser";
import { type Context, errors, lineOf } from "../context.js";
import type { Example, Expr, Field, Type } from "../ir.js";
import { constantScope, typed } from "../typing.js";

type Given = Example["before"];

/** The rows of an Examples table whose cells fit their columns. Whether they keep the contract is examined later. */
export function resolveExamples(
  context: Context,
  node: OperationNode,
  inputs: readonly Field[],
  returns: Type | undefined,
): Example[] {
  return node.examples.flatMap((row, at) => {
    const before = errors(context);
    const example: Example = {
      id: `${node.name.text}.example-${at + 1}`,
      text: `Example ${at + 1}`,
      expects: [],
      inputs: inputValues(context, node, row, inputs),
      before: stateValues(context, row),
      outcome: outcomeOf(context, node, row, returns),
      line: lineOf(context, row.span),
    };
    return errors(context) > before ? [] : [example];
  });
}

const beforeColumn = /^before\s+/i;

function inputValues(context: Context, node: OperationNode, row: ExampleNode, inputs: readonly Field[]): Given {
  const cells = row.inputs.filter(cell => !beforeColumn.test(cell.name.text));
  const given = cells.flatMap(cell => {
    const input = inputs.find(one => one.name === cell.name.text);
    if (input !== undefined) return [valueOf(context, input.name, cell.value, input.type.type)];
    unknownColumn(context, node, cell.name, inputs);
    return [];
  });
  // A column that nothing is named by is probably the one that is missing.
  if (given.length < cells.length) return given;
  const missing = inputs.filter(input => !cells.some(cell => cell.name.text === input.name));
  return [...given, ...missing.flatMap(input => defaultOf(context, row, input))];
}

function unknownColumn(context: Context, node: OperationNode, name: Name, inputs: readonly Field[]): void {
  const columns = [...inputs.map(input => input.name), "before", "returns", "fails with"];
  // The heading of a column stands once: one report for all its rows.
  if (context.report.diagnostics.some(one => one.code === "example-column" && one.span.start === name.span.start))
    return;
  context.report.add("example-column", name.span, {
    name: name.text,
    operation: node.name.text,
    suggestion: suggest(name.text, columns),
  });
}

function defaultOf(context: Context, row: ExampleNode, input: Field): Given {
  const rule = input.type.rules.find(one => one.kind === "default");
  if (rule?.kind === "default") return [{ name: input.name, value: rule.value }];
  if (input.type.type.kind === "optional") return [{ name: input.name, value: nothing(row) }];
  context.report.add("example-lacks-input", row.span, { name: input.name });
  return [];
}

const nothing = (row: ExampleNode): Expr => ({
  kind: "literal",
  value: undefined,
  type: { kind: "nothing" },
  span: row.span,
});

/** From `before` with a record, or from columns `before accounts`; what is not given starts as the State section says. */
function stateValues(context: Context, row: ExampleNode): Given {
  const said = errors(context);
  const whole = wholeState(context, row);
  const refused = errors(context) > said;
  const cells = [
    ...whole,
    ...row.inputs
      .filter(cell => beforeColumn.test(cell.name.text))
      .map(cell => ({ name: { ...cell.name, text: cell.name.text.replace(beforeColumn, "") }, value: cell.value })),
  ];
  const known = cells.flatMap(({ name, value }) => {
    const type = context.state.get(name.text);
    if (type !== undefined) return [valueOf(context, name.text, value, type)];
    context.report.add("unknown-state", name.span, {
      name: name.text,
      suggestion: suggest(name.text, context.state.keys()),
    });
    return [];
  });
  // A column that was refused may have been about any of them.
  if (refused) return [];
  return context.stateVariables.flatMap(variable => {
    const given = known.find(one => one.name === variable.name);
    if (given !== undefined) return [given];
    if (variable.starts !== undefined) return [{ name: variable.name, value: variable.starts }];
    context.report.add("example-lacks-state", row.span, { name: variable.name });
    return [];
  });
}

function wholeState(context: Context, row: ExampleNode): { name: Name; value: ExprNode }[] {
  if (row.before === undefined || row.before.kind === "error") return [];
  if (row.before.kind !== "record") {
    context.report.add("before-is-no-record", row.before.span, { form: stateForm(context) });
    return [];
  }
  return row.before.entries.flatMap(entry => {
    if (entry.kind === "entry" && "text" in entry.key) return [{ name: entry.key, value: entry.value }];
    context.report.add("before-is-no-record", entry.span, { form: stateForm(context) });
    return [];
  });
}

const stateForm = ({ stateVariables }: Context) =>
  `{ ${stateVariables.map(variable => `${variable.name}: …`).join(", ")} }`;

function valueOf(context: Context, name: string, node: ExprNode, type: Type): Given[number] {
  return { name, value: typed(context, node, constantScope(context, "example"), type) };
}

function outcomeOf(
  context: Context,
  operation: OperationNode,
  row: ExampleNode,
  returns: Type | undefined,
): Example["outcome"] {
  if (row.returns !== undefined && row.failsWith !== undefined)
    context.report.add("example-two-outcomes", row.failsWith.span);
  // Whether the operation can fail so is known once all of it is read.
  if (row.failsWith !== undefined) return { kind: "fails", code: row.failsWith.text };
  if (row.returns === undefined) return undefined;
  if (returns === undefined) {
    context.report.add("example-returns-nothing", row.returns.span, { operation: operation.name.text });
    return undefined;
  }
  return { kind: "returns", value: typed(context, row.returns, constantScope(context, "example"), returns) };
}
