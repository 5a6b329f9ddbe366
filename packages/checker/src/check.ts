import { type Answer, Report } from "@tenet/diagnostics";
import type { OperationNode, Spec, StatementNode } from "@tenet/parser";
import { declareRoles } from "./access/index.js";
import type { Context } from "./context.js";
import { declareDefinitions } from "./declarations/definitions.js";
import { distinctNames } from "./declarations/names.js";
import { declareState, registerState } from "./declarations/state.js";
import { declaredTypes, declareTypes, registerShapes } from "./declarations/types.js";
import { examineValues } from "./examine/values.js";
import type { Clause, Contract, Law, Operation } from "./ir.js";
import { resolveLaw } from "./laws.js";
import { declareMachines } from "./machines/index.js";
import { type Code, catalogue } from "./messages.embedded.js";
import { resolveOperation } from "./operations/operation.js";
import { promisesOf, sectionPrefix } from "./promises.js";
import { clauseOf } from "./statements/clause.js";
import { Ids } from "./statements/ids.js";
import { sha256 } from "./text.js";
import { addDefinition, stateScope } from "./typing.js";

/**
 * Gives a spec its meaning: names resolved, expressions typed, rules examined. What has an error is reported and left
 * out; the rest is still a contract. Undefined only for a spec that does not say its name.
 */
export function check(spec: Spec): Answer<Contract | undefined> {
  const report = new Report<Code>(catalogue, spec.source);
  const context: Context = {
    spec,
    report,
    types: new Map(),
    state: new Map(),
    definitions: new Map(),
    stateful: new Set(),
    stateVariables: [],
  };
  const parts = checkParts(context);
  const name = spec.frontMatter.spec;
  if (name === undefined) return report.answer(undefined);
  const around = {
    references: [],
    imports: [],
    machines: declareMachines(context),
    roles: declareRoles(context),
    permissions: [],
    visibility: [],
    errorCodes: [],
    events: [],
    ports: [],
    overTime: [],
    failureModes: [],
    quality: [],
  };
  const contract = { ...headOf(spec, name.text), ...parts, ...around };
  const whole = { ...contract, promises: promisesOf(context, contract) };
  examineValues(context, whole);
  return { value: whole, diagnostics: inFileOrder(report) };
}

/** Types first without rules, state and definitions, then everything with its rules: each may read the others. */
function checkParts(
  context: Context,
): Pick<Contract, "types" | "definitions" | "state" | "invariants" | "operations" | "laws"> {
  const { spec } = context;
  const ids = new Ids(context);
  const typeNodes = declaredTypes(context);
  registerShapes(context, typeNodes);
  const stateNodes = registerState(context);
  const definitions = declareDefinitions(context, {
    nodes: spec.definitions,
    scope: () => stateScope(context, "definition"),
    known: definition => addDefinition(context, definition),
  });
  const types = declareTypes(context, typeNodes, ids);
  const state = declareState(context, stateNodes);
  context.stateVariables.push(...state);
  const invariants = resolveInvariants(context, ids);
  const operations = resolveOperations(context, ids);
  return { types, definitions, state, invariants, operations, laws: resolveLaws(context, ids, operations) };
}

function resolveInvariants(context: Context, ids: Ids): Clause[] {
  const { spec } = context;
  const scope = stateScope(context, "invariant");
  const resolve = (statements: readonly StatementNode[], prefix: string) =>
    statements.flatMap(statement => {
      const id = ids.take(statement, prefix);
      return (id !== undefined && clauseOf(context, statement, id, "invariant", scope)) || [];
    });
  return [...resolve(spec.state?.always ?? [], "state.always-"), ...resolve(spec.invariants, "invariant-")];
}

function resolveOperations(context: Context, ids: Ids): Operation[] {
  const nodes: OperationNode[] = distinctNames(context, "operation", context.spec.operations, "loose");
  return nodes.map(node => resolveOperation(context, node, ids));
}

function resolveLaws(context: Context, ids: Ids, operations: readonly Operation[]): Law[] {
  const laws = context.spec.laws.flatMap(node => {
    const id = ids.take(node, "law-");
    return (id !== undefined && resolveLaw(context, node, id, operations)) || [];
  });
  for (const section of context.spec.others)
    for (const node of section.statements) ids.take(node, sectionPrefix(section));
  return laws;
}

function headOf(
  spec: Spec,
  name: string,
): Pick<Contract, "spec" | "version" | "title" | "prose" | "path" | "stem" | "hash" | "errors"> {
  const { source, frontMatter } = spec;
  const file = source.path.slice(source.path.lastIndexOf("/") + 1);
  return {
    spec: name,
    version: frontMatter.version?.text ?? "0.0.0",
    title: spec.title?.text ?? name,
    prose: spec.prose,
    path: source.path,
    stem: file.replace(/(\.spec)?\.md$/, ""),
    hash: sha256(source.text),
    errors: frontMatter.errors,
  };
}

/** As a person reads the file; a place that was reported twice with the same words once. */
function inFileOrder(report: Report<Code>): Answer<unknown>["diagnostics"] {
  const seen = new Set<string>();
  return report.diagnostics
    .filter(one => {
      const key = `${one.code} ${one.span.start} ${one.span.end} ${one.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((one, at) => ({ one, at }))
    .sort((a, b) => a.one.span.start - b.one.span.start || a.at - b.at)
    .map(({ one }) => one);
}
