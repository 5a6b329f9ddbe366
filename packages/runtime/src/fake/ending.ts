/** How a successful call ends: the stages of the plan, one after the other. */
import type { OperationContract, Values } from "../contract.js";
import { applyChanges } from "../judge/changes.js";
import { at, put } from "../judge/paths.js";
import { NotDetermined } from "./errors.js";
import type { FakeOperation, FakeScene, FakeStage } from "./plan.js";
import type { Supply } from "./supply.js";

export interface Ending {
  readonly state: Values;
  readonly result: unknown;
}

type Rows = NonNullable<OperationContract["changes"]>;

export function endOf(
  contract: OperationContract,
  { stages, changes = contract.changes ?? [] }: FakeOperation,
  start: FakeScene,
  make: (supply: Supply, kind: string) => unknown,
): Ending {
  let scene = start;
  let applied: Rows = [];
  // Under a name, so that the whole is a place, too.
  let result: Values = {};
  const set = ({ path }: { readonly path: readonly string[] }, value: unknown) => {
    result = setAt(result, ["result", ...path], value);
    scene = { ...scene, result: result["result"] };
  };
  for (const stage of stages) {
    if ("rows" in stage) {
      applied = changes.filter(row => applied.includes(row) || stage.rows.includes(row.id));
      scene = { ...scene, after: stateAfter(contract, applied, scene) };
    } else if (!isSet(result, stage)) {
      if ("supply" in stage) set(stage, make(stage.supply, stage.kind));
      else if (stage.when?.(scene) ?? true) set(stage, stage.value(scene));
    }
  }
  return { state: scene.after, result: scene.result };
}

/** The state with these rows applied; throws `NotDetermined` where they have no value or contradict each other. */
export function stateAfter(contract: OperationContract, changes: Rows, scene: FakeScene, refusedBy?: string): Values {
  const { expected, touched, failed } = applyChanges(scene.before, { ...contract, changes }, scene, refusedBy);
  const problem =
    failed.map(one => `${one.row.expression}: ${one.problem}`)[0] ??
    touched.flatMap(one => (one.problem === undefined ? [] : [`${one.row.expression}: ${one.problem}`]))[0];
  if (problem !== undefined) throw new NotDetermined(`${contract.name}: ${problem}`);
  return expected;
}

function isSet(result: Values, { path }: Exclude<FakeStage, { readonly rows: unknown }>): boolean {
  return at(result, ["result", ...path]).found || known(result, path);
}

/** Whether an outer part is known whole: a value that is no record of parts. */
function known(result: Values, path: readonly string[]): boolean {
  return path.some((_, end) => {
    const { found, value } = at(result, ["result", ...path.slice(0, end)]);
    return found && (typeof value !== "object" || value === null);
  });
}

function setAt(whole: Values, [name, ...rest]: readonly string[], value: unknown): Values {
  if (name === undefined) return whole;
  const inner = Object.hasOwn(whole, name) ? whole[name] : {};
  return put(whole, [name], rest.length === 0 ? value : setAt(inner as Values, rest, value)) ?? whole;
}
