/** States that keep every invariant and that no calls lead to: then an invariant is missing, and not a condition of a call. */
import { type Expr, environment, evaluate, notation, type Operation } from "@tenet/checker";
import type { Values } from "@tenet/runtime";
import type { Session } from "../../session.js";
import type { Cause } from "../../verdict.js";
import { say } from "../say.js";
import type { Question } from "./gap.js";
import { playedStates } from "./played.js";
import { before, negated, rewrite } from "./rewrite.js";
import { type Element, elementOf, pathOf } from "./terms.js";

const span = { start: 0, end: 0 };
/** Successful calls of the operation, below which nothing can be said. */
const fewestCalls = 10;
const boolean = { kind: "boolean" } as const;

/** Undefined where calls from the beginning lead to the same contradiction, or too few calls could be played to tell. */
export async function unreached(
  session: Session,
  operation: Operation,
  broken: string,
  question: Question,
): Promise<Cause | undefined> {
  if (session.contract.state.length === 0 || question.specimen.earlier.length > 0) return undefined;
  const played = playedStates(session);
  if ((played.met.get(operation.name) ?? 0) < fewestCalls || played.broken.has(broken)) return undefined;
  const reason = say("gap-unreached", { promise: broken, operation: operation.name, calls: played.calls });
  const invariant = suggested(session, operation, question, played.states);
  return {
    kind: "spec-gap",
    reason,
    ...(invariant === undefined ? {} : { suggestion: `Always: \`${notation(invariant)}\`` }),
  };
}

/** The shared feature of the failing cases, denied of every element of which the operation's transitions allow the call. */
function suggested(
  session: Session,
  operation: Operation,
  { specimen, telling }: Question,
  states: readonly Values[],
): Expr | undefined {
  const [feature, ...others] = telling?.exprs ?? [];
  if (feature === undefined || others.length > 0) return undefined;
  const holds = (state: Values, condition: Expr): boolean => {
    try {
      return evaluate(condition, environment(session.contract, { before: state, after: state })) === true;
    } catch {
      return false;
    }
  };
  return candidates(session, operation, feature).find(
    one => !holds(specimen.scene.before, one) && states.every(state => holds(state, one)),
  );
}

function candidates({ contract }: Session, operation: Operation, feature: Expr): Expr[] {
  const wanted = negated(withoutLocals(operation, before(feature)));
  const guards = operation.refusals.map(one => withoutLocals(operation, before(one.condition)));
  const elements = (operation.changes ?? []).flatMap(row => {
    const path = pathOf(contract, row);
    const element = path && elementOf(before(path));
    return element ? [element] : [];
  });
  const everywhere = elements.flatMap(element => {
    const type = contract.state.find(({ name }) => name === element.container)?.type.type;
    if (type?.kind !== "map" && type?.kind !== "dictionary") return [];
    const all = everyKey(type, element);
    const under = (some: readonly Expr[]) =>
      some.reduceRight<Expr>(
        (right, left) => ({ kind: "logical", op: "implies", left, right, type: boolean, span }),
        wanted,
      );
    const alone = guards.filter(guard => !readsInput(all(guard)));
    return [all(wanted), ...alone.map(guard => all(under([guard]))), all(under(alone))];
  });
  return [wanted, ...everywhere].filter(one => !readsInput(one));
}

/** Says of every key of the collection what is said of the element's. */
function everyKey(type: Extract<Expr["type"], { kind: "map" | "dictionary" }>, { container, key }: Element) {
  const text = notation(key);
  const keyType = key.type;
  const variable: Expr = { kind: "variable", name: "one", type: keyType, span };
  const state: Expr = { kind: "state", name: container, when: "before", type, span };
  const keys = { kind: "list", element: { type: keyType, rules: [] } } as const;
  return (condition: Expr): Expr => {
    const body = rewrite(condition, each => (notation(each) === text ? variable : undefined));
    const callback: Expr = {
      kind: "lambda",
      parameters: [{ kind: "name", name: "one" }],
      body,
      type: { kind: "function" },
      span,
    };
    const list: Expr = { kind: "library", name: `${type.kind}.keys`, args: [state], type: keys, span };
    return { kind: "library", name: "list.every", args: [list, callback], type: boolean, span };
  };
}

/** With what the names under Where stand for. */
function withoutLocals(operation: Operation, expr: Expr): Expr {
  return rewrite(expr, each => {
    const local = each.kind === "local" ? operation.locals.find(({ name }) => name === each.name) : undefined;
    return local && local.parameters.length === 0 ? withoutLocals(operation, before(local.body)) : undefined;
  });
}

function readsInput(expr: Expr): boolean {
  let found = false;
  rewrite(expr, each => {
    found ||= ["input", "local", "actor", "now", "answer"].includes(each.kind);
    return undefined;
  });
  return found;
}
