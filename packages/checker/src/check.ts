import { type Answer, Report } from "@tenet/diagnostics";
import type { OperationNode, Spec, StatementNode } from "@tenet/parser";
import { declareAccess, registerActor } from "./access/index.js";
import { noAccess } from "./access/known.js";
import { type Context, errors } from "./context.js";
import { declareDefinitions } from "./declarations/definitions.js";
import { distinctNames } from "./declarations/names.js";
import { ownKeys } from "./declarations/own-keys.js";
import { declareReferences } from "./declarations/references.js";
import { declareState, registerState } from "./declarations/state.js";
import { declaredTypes, declareTypes, registerShapes } from "./declarations/types.js";
import { examineValues } from "./examine/values.js";
import { withCopies } from "./imports/copies.js";
import { withoutEchoes } from "./imports/echoes.js";
import { nothingImported } from "./imports/imported.js";
import { Library, type Load } from "./imports/library.js";
import { readImports } from "./imports/read.js";
import type { Clause, Contract, Law, Operation } from "./ir.js";
import { resolveLaw } from "./laws.js";
import { type Lints, lint } from "./lints/index.js";
import { declareMachines, registerMachines } from "./machines/index.js";
import { type Code, catalogue } from "./messages.embedded.js";
import { resolveOperation } from "./operations/operation.js";
import { promisesOf } from "./promises.js";
import { promisedElsewhere } from "./scenarios/promises.js";
import { withScenarios } from "./scenarios/resolve.js";
import { checkPlaces } from "./shapes/places.js";
import { clauseOf } from "./statements/clause.js";
import { Ids } from "./statements/ids.js";
import { declareErrors, declareSurroundings, registerPorts, surround, warnOfUnused } from "./surroundings/index.js";
import { resolveTime } from "./temporal/index.js";
import { sha256 } from "./text.js";
import { addDefinition, stateScope } from "./typing.js";
import { withNeeds } from "./world.js";

export interface CheckOptions {
  readonly load?: Load;
  /** What is said about promises that were probably forgotten. Default: `defects`. */
  readonly lints?: Lints;
}

/**
 * Gives a spec its meaning: names resolved, expressions typed, rules examined. What has an error is reported and left
 * out; the rest is still a contract. Undefined only for a spec that does not say its name. `load` gives the texts of
 * the specs that this one uses.
 */
export function check(spec: Spec, { load, lints = "defects" }: CheckOptions = {}): Answer<Contract | undefined> {
  return checkWith(spec, new Library(load, checkWith), lints);
}

function checkWith(spec: Spec, library: Library, lints: Lints = "defects"): Answer<Contract | undefined> {
  const report = new Report<Code>(catalogue, spec.source);
  const context: Context = {
    spec,
    report,
    types: new Map(),
    state: new Map(),
    definitions: new Map(),
    references: new Map(),
    imported: nothingImported(),
    stateful: new Set(),
    worldly: new Set(),
    access: noAccess(),
    stateVariables: [],
    machines: [],
    ports: new Map(),
    events: new Map(),
  };
  readImports(context, library);
  const parts = checkParts(context);
  checkPlaces(context);
  const name = spec.frontMatter.spec;
  if (name === undefined) return report.answer(undefined);
  const around = {
    imports: [],
    machines: declareMachines(context, parts.operations),
    roles: context.access.roles,
    permissions: context.access.permissions,
    visibility: context.access.visibility,
    errorCodes: declareErrors(context, parts.operations),
    events: [...context.events.values()],
    ports: [...context.ports.values()],
  };
  const contract = withNeeds(withCopies(context, { ...headOf(spec, name.text), ...parts, ...around }));
  const whole = { ...contract, promises: promisesOf(context, contract) };
  examineValues(context, whole);
  // First what is wrong, then what is missing.
  if (errors(context) === 0) lint(context, whole, lints);
  return { value: whole, diagnostics: withoutEchoes(context, inFileOrder(report)) };
}

/** Types first without rules, state and definitions, then everything with its rules: each may read the others. */
function checkParts(
  context: Context,
): Pick<
  Contract,
  | "types"
  | "definitions"
  | "references"
  | "state"
  | "invariants"
  | "operations"
  | "failureModes"
  | "overTime"
  | "quality"
  | "laws"
> {
  const { spec } = context;
  const ids = new Ids(context);
  const typeNodes = declaredTypes(context);
  registerShapes(context, typeNodes);
  const stateNodes = registerState(context);
  registerPorts(context);
  registerActor(context);
  const references = declareReferences(context);
  const definitions = declareDefinitions(context, {
    nodes: spec.definitions,
    scope: () => stateScope(context, "definition"),
    known: definition => addDefinition(context, definition),
  });
  const types = declareTypes(context, typeNodes, ids);
  const state = declareState(context, stateNodes);
  context.stateVariables.push(...state);
  registerMachines(context);
  const stated = resolveInvariants(context, ids);
  const invariants = [...ownKeys(context, state, stated), ...stated];
  declareAccess(context);
  declareSurroundings(context);
  const { operations: surrounded, failureModes } = surround(context, resolveOperations(context, ids), ids);
  const time = resolveTime(context, surrounded, ids);
  const operations = withScenarios(context, time.operations, ids);
  warnOfUnused(context, operations);
  const { overTime, quality } = time;
  return {
    types,
    definitions,
    references,
    state,
    invariants,
    operations,
    failureModes,
    overTime,
    quality,
    laws: resolveLaws(context, ids, operations),
  };
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
  for (const { node, prefix } of promisedElsewhere(context.spec)) ids.take(node, prefix);
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
