/** The checks of an operation for running code: whether all is well, as one condition for each time of checking. */
import type { Clause, Contract, Expr, Operation } from "@tenet/checker";
import { propertyAccess, propertyName } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { pascal } from "../names.js";
import { readsState } from "../walk.js";
import type { Captures } from "./captures.js";
import { arrow } from "./clauses.js";
import type { Emitter, Surroundings } from "./context.js";
import type { QuickFunction, QuickWriter } from "./quick-types.js";
import { seenInput } from "./scene.js";

export function quickDoc(emitter: Emitter, writer: QuickWriter, operation: Operation, captures: Captures): Doc {
  const { names } = emitter;
  const scene = `${emitter.useType("Live")}<${names.scene(operation.name)}>`;
  const printed = (expr: Expr) => emitter.print(expr, { operation, variable: free, loops: true });
  const condition = (label: string, clauses: readonly Clause[], print: (expr: Expr) => string): string[] => {
    if (clauses.length === 0) return [];
    const body = print(together(clauses, emitter.contract, operation));
    return [
      `${label}: ${arrow(
        emitter,
        clauses.map(one => one.condition),
        scene,
        body,
      )}`,
    ];
  };
  return labelled(
    "quick: ",
    group(
      "{",
      [
        ...named(operation),
        inputs(emitter, writer, operation),
        ...condition("requires", operation.requires, printed),
        ...condition("clear", operation.refusals, printed),
        ...(captures.isEmpty ? [] : [captures.quick(scene)]),
        ...result(emitter, writer, operation),
        ...condition("ensures", operation.ensures, expr => captures.print(expr, "quick", free)),
      ],
      "}",
      true,
    ),
  );
}

/** Where every parameter is a position and none has a default. */
function named({ parameters, inputs }: Operation): string[] {
  const names = parameters.flatMap(one => (one.kind === "position" ? [one.name] : []));
  const plain =
    names.length === parameters.length && inputs.every(one => one.type.rules.every(rule => rule.kind !== "default"));
  if (!plain || names.length === 0) return [];
  return [`named: (args) => ({ ${names.map((name, at) => `${propertyName(name)}: args[${at}]`).join(", ")} })`];
}

function inputs(emitter: Emitter, writer: QuickWriter, operation: Operation): string {
  const name = emitter.names.input(operation.name);
  const check = writer.inputs(name, operation.inputs, { operation }, named(operation).length > 0);
  return checked("input", writer.call(check, "c.input", "true"), emitter);
}

function result(emitter: Emitter, writer: QuickWriter, operation: Operation): string[] {
  if (operation.returns === undefined) return [];
  const surroundings: Surroundings = { operation, input: `(c.input as ${seenInput(operation, emitter.names)})` };
  const check = writer.inline(`${pascal(operation.name)}Result`, operation.returns, surroundings, "true");
  return [checked("returns", writer.call(check, "c.result", "true"), emitter)];
}

const checked = (label: string, call: string, emitter: Emitter): string =>
  `${label}: (c: ${emitter.useType("LiveScene")}) => ${call}`;

/** Types of the state and what entities in it keep, then the conditions over all of it. `every`: of entities, as printed. */
export function quickInvariants(
  emitter: Emitter,
  writer: QuickWriter,
  every: readonly string[],
  scene: string,
): string {
  const { contract } = emitter;
  const types = contract.state.flatMap(one => {
    const check: QuickFunction = writer.inline(`State${pascal(one.name)}`, one.type, {}, "false");
    return [writer.call(check, `c.after${propertyAccess(one.name)}`, "false")];
  });
  const checks: Expr = { kind: "variable", name: "checks", type: { kind: "boolean" }, span };
  const all = both([checks, ...contract.invariants.map(one => one.condition)]);
  const text = emitter.print(all, {
    loops: true,
    variable: name => (name === checks.name ? [...types, ...every].join(" && ") : name),
  });
  return `quickInvariants: (c: ${emitter.useType("Live")}<${scene}>) => ${text}`;
}

/** All conditions, those that read the state only where it can be read. */
function together(clauses: readonly Clause[], contract: Contract, operation: Operation): Expr {
  const runs: { readonly state: boolean; readonly conditions: Expr[] }[] = [];
  for (const { condition } of clauses) {
    const state = readsState(condition, contract, operation);
    const last = runs.at(-1);
    if (last?.state === state) last.conditions.push(condition);
    else runs.push({ state, conditions: [condition] });
  }
  return both(
    runs.map(({ state, conditions }) => (state ? logical("||", noState, both(conditions)) : both(conditions))),
  );
}

const span = { start: 0, end: 0 };
/** Stands for the condition that the state cannot be read. */
const noState: Expr = { kind: "variable", name: "no state", type: { kind: "boolean" }, span };

const free = (name: string): string => (name === noState.name ? "!c.state" : name);

function both(conditions: readonly Expr[]): Expr {
  return conditions.reduce((left, right) => logical("&&", left, right));
}

function logical(op: "&&" | "||", left: Expr, right: Expr): Expr {
  return { kind: "logical", op, left, right, type: { kind: "boolean" }, span };
}
