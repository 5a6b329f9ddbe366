import type { OperationNode, Spec, StatementNode } from "@tenet/parser";
import { accessPromises, visibilityPromises } from "./access/index.js";
import { type Context, lineOf } from "./context.js";
import { derivedKeys } from "./declarations/own-keys.js";
import { historyPromises } from "./history.js";
import { importedPromises } from "./imports/copies.js";
import type { Contract, Operation, Promised, PromiseKind, PromiseStatus, Type } from "./ir.js";
import { withoutHandles } from "./kinds.js";
import { machinePromises } from "./machines/index.js";
import { promisedElsewhere, scenarioCovers, scenarioPromises, scenariosRun } from "./scenarios/promises.js";
import { conditionOf } from "./statements/clause.js";
import { invariantPromise } from "./statements/derived.js";
import { statementId } from "./statements/ids.js";
import { surroundingPromises } from "./surroundings/index.js";
import { timePromises } from "./temporal/index.js";
import { written } from "./text.js";

/** Every promise of the spec in the order of the file; warns of statements that nothing checks. */
export function promisesOf(context: Context, contract: Omit<Contract, "promises">): Promised[] {
  const ran = scenariosRun(context, contract.operations);
  const traced = covered(context.spec, contract.spec, ran);
  const statement = statements(context.spec, ran).flatMap(one => promiseOf(context, one, traced));
  const stated = [
    ...statement,
    ...scenarioPromises(context, contract.operations, traced, statement),
    ...timePromises(contract),
  ];
  const derived = contract.operations.flatMap(operation =>
    operationPromises(operation, frameText(contract, operation)),
  );
  const all = [
    ...stated,
    ...derived,
    ...derivedKeys(contract).map(invariantPromise),
    ...historyPromises(contract),
    ...machinePromises(context, contract.operations),
    ...visibilityPromises(contract),
    ...surroundingPromises(contract),
    ...importedPromises(contract),
  ];
  const ids = new Set<string>();
  const unique = withoutHandles(contract, all).filter(promise => !ids.has(promise.id) && ids.add(promise.id));
  return unique
    .map((promise, at) => ({ promise, at }))
    .sort((a, b) => a.promise.line - b.promise.line || a.at - b.at)
    .map(one => one.promise);
}

interface Stated {
  readonly node: StatementNode;
  readonly kind: PromiseKind;
  readonly prefix: string;
  readonly operation: OperationNode | undefined;
  /** The title, in lower case, of a section that is read for its statements only. */
  readonly section: string | undefined;
  /** Whether examples show what it means. */
  readonly exampled: boolean;
}

/** `ran`: the ids of the scenarios that are run. */
function statements(spec: Spec, ran: ReadonlySet<string>): Stated[] {
  const of = (nodes: readonly StatementNode[], kind: PromiseKind, prefix: string, operation?: OperationNode) => {
    const exampled = operation !== undefined && operation.examples.length > 0;
    return nodes.map(node => ({ node, kind, prefix, operation, section: undefined, exampled }));
  };
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
    ...promisedElsewhere(spec, ran).map(one => ({ ...one, kind: "statement" as const, operation: undefined })),
  ];
}

function promiseOf(context: Context, stated: Stated, traced: ReadonlySet<string>): Promised[] {
  const { node, kind, prefix, operation, section, exampled } = stated;
  const id = statementId(context, node, prefix);
  const formal = node.expression !== undefined && kind !== "statement";
  const status = formal ? "bound" : statusOf(node, id, exampled, traced);
  if (status === "unbound" && !node.faulty) warnOfUnbound(context, stated, id);
  return [
    {
      id,
      kind: formal ? kind : "statement",
      text: node.prose,
      expression: conditionOf(context, node)?.text ?? (node.unread && written(context.spec.source, node.unread)),
      line: lineOf(context, node.span),
      status,
      operation: operation?.name.text,
      notChecked:
        status === "bound"
          ? undefined
          : status === "exampled" && section
            ? "only its scenarios check it"
            : reasons[status],
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

function statusOf(node: StatementNode, id: string, exampled: boolean, traced: ReadonlySet<string>): InformalStatus {
  if (node.judged) return "judged";
  if (traced.has(id)) return "traced";
  return exampled ? "exampled" : "unbound";
}

/** The ids that a statement of the spec which is checked itself says it covers, without the spec's own name before them. */
function covered(spec: Spec, name: string, ran: ReadonlySet<string>): ReadonlySet<string> {
  const checked = statements(spec, ran).filter(
    ({ node, kind, exampled }) => !node.judged && ((node.expression !== undefined && kind !== "statement") || exampled),
  );
  const ids = [...checked.flatMap(one => one.node.covers.map(cover => cover.text)), ...scenarioCovers(spec, ran)];
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
    ...accessPromises(operation),
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

const mutable: ReadonlySet<string> = new Set([
  "list",
  "set",
  "map",
  "dictionary",
  "record",
  "tuple",
  "timestamp",
  "bytes",
  "json",
  "any",
]);

/** Whether a value of the type can be changed in place. `seen` ends the walk at a name that stands for itself. */
function isMutable(contract: Unnumbered, type: Type, seen: readonly string[] = []): boolean {
  if (mutable.has(type.kind)) return true;
  if (type.kind === "optional") return isMutable(contract, type.element.type, seen);
  if (type.kind === "union") return type.members.some(member => isMutable(contract, member.type, seen));
  if (type.kind !== "named" || seen.includes(type.name)) return false;
  const declared = contract.types.find(one => one.name === type.name);
  return declared !== undefined && isMutable(contract, declared.type.type, [...seen, type.name]);
}
