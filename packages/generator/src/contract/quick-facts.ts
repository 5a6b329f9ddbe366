/** What the quick check of a type has to be handed besides the value. */
import { type Contract, expandType, type Rule, type RuledType, type Type, typesIn } from "@tenet/checker";
import { readsState, walk } from "../walk.js";

export interface Facts {
  /** The scene: some rule reads the state or the inputs. */
  readonly scene: boolean;
  /** Whether entities must keep their Always clauses: some entity inside has one. */
  readonly always: boolean;
}

/** Of a value of the type, whatever stands inside. */
export function factsOf(ruled: RuledType, contract: Contract): Facts {
  let [scene, always] = [false, false];
  const entered = new Set<string>();
  const visit = (one: RuledType): void => {
    scene ||= one.rules.some(rule => readsScene(rule, contract));
    for (const inner of typesIn(one.type)) visit(inner);
    if (one.type.kind !== "named" || entered.has(one.type.name)) return;
    const { name } = one.type;
    entered.add(name);
    const declared = contract.types.find(type => type.name === name);
    always ||= (declared?.invariants.length ?? 0) > 0;
    if (declared) visit(declared.type);
  };
  visit(ruled);
  return { scene, always };
}

function readsScene(rule: Rule, contract: Contract): boolean {
  if (rule.kind === "each") return readsScene(rule.rule, contract);
  if (rule.kind === "refersTo") return rule.otherwise === undefined;
  let found = false;
  // Walks through whatever expressions the rule has.
  walk(rule as never, expr => {
    found ||= expr.kind === "input" || expr.kind === "local" || readsState(expr, contract);
  });
  return found;
}

/** Whether a field that is not there fits the type: then it need not be there. */
export function mayBeAbsent(type: Type, contract: Contract): boolean {
  const whole = expandType(type, contract);
  if (whole.kind === "union") return whole.members.some(member => mayBeAbsent(member.type, contract));
  return ["optional", "nothing", "json", "any", "opaque", "error"].includes(whole.kind);
}
