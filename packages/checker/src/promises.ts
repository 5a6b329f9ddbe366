import type { OperationNode, OtherSection, Spec, StatementNode } from "@tenet/parser";
import { type Context, lineOf } from "./context.js";
import type { Contract, Field, Operation, Promised, PromiseKind, PromiseStatus, Rule, Type } from "./ir.js";
import { conditionOf } from "./statements/clause.js";
import { statementId } from "./statements/ids.js";
import { slug, written } from "./text.js";

/** Every promise of the spec in the order of the file; warns of statements that nothing checks. */
export function promisesOf(context: Context, contract: Omit<Contract, "promises">): Promised[] {
  const traced = covered(context.spec, contract.spec);
  const stated = statements(context.spec).flatMap(one => promiseOf(context, one, traced));
  const derived = contract.operations.flatMap(operation =>
    operationPromises(operation, frameText(contract, operation)),
  );
  const all = [...stated, ...derived, ...historyPromises(contract)];
  const ids = new Set<string>();
  const unique = all.filter(promise => !ids.has(promise.id) && ids.add(promise.id));
  return unique
    .map((promise, at) => ({ promise, at }))
    .sort((a, b) => a.promise.line - b.promise.line || a.at - b.at)
    .map(one => one.promise);
}

/** Ids of statements without one in a section such as Requirements begin with its title. */
export const sectionPrefix = (section: OtherSection) => `${slug(section.title.text)}.`;

interface Stated {
  readonly node: StatementNode;
  readonly kind: PromiseKind;
  readonly prefix: string;
  readonly operation: OperationNode | undefined;
  /** The title, in lower case, of a section that is read for its statements only. */
  readonly section: string | undefined;
}

function statements(spec: Spec): Stated[] {
  const of = (
    nodes: readonly StatementNode[],
    kind: PromiseKind,
    prefix: string,
    operation?: OperationNode,
    section?: string,
  ) => nodes.map(node => ({ node, kind, prefix, operation, section }));
  return [
    ...spec.types.flatMap(type => of(type.always, "invariant", `${type.name.text}.always-`)),
    ...of(spec.state?.always ?? [], "invariant", "state.always-"),
    ...of(spec.invariants, "invariant", "invariant-"),
    ...spec.operations.flatMap(operation => [
      ...operation.requires.flatMap(node =>
        of([node], node.otherwise ? "refusal" : "precondition", `${operation.name.text}.requires-`, operation),
      ),
      ...of(operation.ensures, "postcondition", `${operation.name.text}.ensures-`, operation),
    ]),
    ...of(spec.laws, "law", "law-"),
    ...spec.others.flatMap(section =>
      of(section.statements, "statement", sectionPrefix(section), undefined, section.title.text.toLowerCase()),
    ),
  ];
}

function promiseOf(context: Context, stated: Stated, traced: ReadonlySet<string>): Promised[] {
  const { node, kind, prefix, operation } = stated;
  const id = statementId(context, node, prefix);
  const formal = node.expression !== undefined && kind !== "statement";
  const status = formal ? "bound" : statusOf(node, id, operation, traced);
  if (status === "unbound") warnOfUnbound(context, stated, id);
  return [
    {
      id,
      kind: formal ? kind : "statement",
      text: node.prose,
      expression: conditionOf(context, node)?.text ?? (node.unread && written(context.spec.source, node.unread)),
      line: lineOf(context, node.span),
      status,
      operation: operation?.name.text,
      notChecked: status === "bound" ? undefined : reasons[status],
    },
  ];
}

/** What has no id of its own is known by its place. */
function warnOfUnbound(context: Context, { node, section }: Stated, id: string): void {
  const covers = section !== undefined && node.id ? `Covers: ${id}` : undefined;
  const unread = node.unread && section && section.charAt(0).toUpperCase() + section.slice(1);
  const what = node.id ? id : "this statement";
  context.report.add("unbound-promise", (node.id ?? node).span, { what, covers, unread, section });
}

const reasons: Readonly<Record<Exclude<PromiseStatus, "bound">, string>> = {
  exampled: "only its operation's examples check it",
  traced: "the statements that cover it are checked",
  judged: "it is judged elsewhere",
  unbound: "nothing checks it",
};

type InformalStatus = Exclude<PromiseStatus, "bound">;

function statusOf(
  node: StatementNode,
  id: string,
  operation: OperationNode | undefined,
  traced: ReadonlySet<string>,
): InformalStatus {
  if (node.judged) return "judged";
  if (traced.has(id)) return "traced";
  return operation && operation.examples.length > 0 ? "exampled" : "unbound";
}

/** The ids that some statement of the spec says it covers, without the spec's own name before them. */
function covered(spec: Spec, name: string): ReadonlySet<string> {
  const ids = statements(spec).flatMap(one => one.node.covers.map(cover => cover.text));
  return new Set(ids.map(id => (id.startsWith(`${name}/`) ? id.slice(name.length + 1) : id)));
}

function operationPromises(operation: Operation, frame: string | undefined): Promised[] {
  const { name, line } = operation;
  const made = (id: string, kind: PromiseKind, text: string, at = line, expression?: string): Promised => ({
    id,
    kind,
    text,
    expression,
    line: at,
    status: "bound",
    operation: name,
    notChecked: undefined,
  });
  return [
    ...(operation.returns ? [made(`${name}.returns`, "returns", "The result fits its type")] : []),
    ...(operation.failsAny ? [] : [made(`${name}.failures`, "failures", "It fails only in the ways listed here")]),
    ...(frame ? [made(`${name}.frame`, "frame", frame)] : []),
    ...operation.refusals
      .filter(one => one.from === "refersTo")
      .map(one => made(one.id, "refusal", one.text, one.line, one.expression)),
    ...(operation.changes ?? [])
      .filter(row => row.becomes !== undefined)
      .map(row => made(row.id, "change", `${row.expression} changes as the table says`, row.line, row.expression)),
    ...operation.examples.map(row => made(row.id, "example", row.text, row.line)),
  ];
}

type Unnumbered = Omit<Contract, "promises">;

/** What stays equal; undefined where a call has nothing to change: no state, and no input that can change in place. */
function frameText(contract: Unnumbered, operation: Operation): string | undefined {
  if (operation.changes !== undefined) return "What no row of Changes names stays equal, and a refusal changes nothing";
  if (contract.state.length > 0) return "It changes nothing";
  return operation.inputs.some(input => isMutable(contract, input.type.type))
    ? "It leaves its inputs as they are"
    : undefined;
}

const mutable: ReadonlySet<string> = new Set(["list", "set", "map", "dictionary", "record", "tuple", "timestamp"]);

/** Whether a value of the type can be changed in place. `seen` ends the walk at a name that stands for itself. */
function isMutable(contract: Unnumbered, type: Type, seen: readonly string[] = []): boolean {
  if (mutable.has(type.kind)) return true;
  if (type.kind === "optional") return isMutable(contract, type.element.type, seen);
  if (type.kind === "union") return type.members.some(member => isMutable(contract, member.type, seen));
  if (type.kind !== "named" || seen.includes(type.name)) return false;
  const declared = contract.types.find(one => one.name === type.name);
  return declared !== undefined && isMutable(contract, declared.type.type, [...seen, type.name]);
}

const historyNames = {
  immutable: ["immutable", "never changes"],
  setOnce: ["set-once", "is set once"],
  neverDecreases: ["never-decreases", "never decreases"],
  onlyGrows: ["only-grows", "only grows"],
  onlyAppended: ["only-appended", "is only appended to"],
  neverDeleted: ["never-deleted", "never loses an entry"],
} as const;

function historyPromises(contract: Omit<Contract, "promises">): Promised[] {
  const state = contract.state.flatMap(variable => historyOf(variable.name, { ...variable, prose: "" }, true));
  const fields = contract.types.flatMap(declared =>
    (declared.type.type.kind === "record" ? declared.type.type.fields : []).flatMap(field =>
      historyOf(`${declared.name}.${field.name}`, field, false),
    ),
  );
  return [...state, ...fields];
}

function historyOf(owner: string, field: Pick<Field, "type" | "line" | "prose">, isState: boolean): Promised[] {
  const rules = field.type.rules.filter((rule): rule is Rule & { kind: "history" } => rule.kind === "history");
  return rules.map(rule => {
    const [id, text] = historyNames[rule.what];
    const checked = isState && rule.what === "neverDeleted";
    return {
      id: `${owner}.${id}`,
      kind: "history",
      text: `${owner} ${text}`,
      expression: undefined,
      line: field.line,
      status: "bound",
      operation: undefined,
      notChecked: checked ? undefined : "history rules are checked in a later version",
    };
  });
}
