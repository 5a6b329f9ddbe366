/** Why nothing put a promise to the test. */
import { notation, type Operation, type Promised, Undefined } from "@tenet/checker";
import type { Scene } from "@tenet/runtime";
import type { Fallback } from "../../arbitraries/types.js";
import { premiseOf } from "../../executable/clauses.js";
import { ownerOf } from "../../executable/entities.js";
import type { Tally } from "../../search/tally.js";
import type { Session } from "../../session.js";
import { say } from "../say.js";
import { drawnCalls } from "./drawn.js";

export interface Searched {
  readonly session: Session;
  readonly tally: Tally;
  readonly fallbacks: readonly Fallback[];
}

export async function whyVacuous(searched: Searched, promise: Promised): Promise<string> {
  const { session, tally } = searched;
  const { id, kind, operation: name } = promise;
  if (ownerOf(session.contract, id) === "nobody") return say("never-met");
  const operation = session.contract.operations.find(one => one.name === name);
  if (kind === "law") return outside(searched, id);
  if (operation !== undefined && !tally.called.has(operation.name)) return uncalled(searched, operation);
  if (kind === "refusal") return unrefused(searched, promise, operation);
  return (operation && unreached(searched, operation)) ?? unentered(searched, promise) ?? say("never-exercised");
}

function outside({ session, tally }: Searched, id: string): string {
  const law = session.contract.laws.find(one => one.id === id);
  const withheld = tally.withheldBy.get(id) ?? 0;
  return law?.where === undefined
    ? say("law-outside", { withheld })
    : say("law-where", { condition: notation(law.where), withheld });
}

/** The duty that most of the calls would have broken. */
async function uncalled({ session, tally, fallbacks }: Searched, operation: Operation): Promise<string> {
  const duties = operation.requires.map(clause => ({ clause, times: tally.samples.duties.get(clause.id) ?? 0 }));
  const [first] = duties.sort((a, b) => b.times - a.times);
  const rare = hardest(session, fallbacks, operation.name);
  const own = rare && operation.requires.find(({ id }) => id === rare.clause);
  const clause = first !== undefined && first.times > 0 ? first.clause : own;
  const tried = Math.max(tally.withheldBy.get(operation.name) ?? 0, rare?.tried ?? 0);
  if (tried === 0) return unkept(session, operation);
  if (clause === undefined) return say("never-called", { operation: operation.name, withheld: tried });
  const of = { operation: operation.name, clause: clause.id, condition: clause.expression };
  return say("never-called-duty", { ...of, tried });
}

/** Of calls as they may come, the duty that the fewest keep. */
async function unkept(session: Session, operation: Operation): Promise<string> {
  const scenes = await drawnCalls(session, operation);
  const conditions = session.executable.operations[operation.name]?.requires ?? [];
  const kept = conditions.map(clause => ({ clause, times: scenes.filter(scene => !isDue(clause, scene)).length }));
  const [least] = kept.sort((a, b) => a.times - b.times);
  if (least === undefined || scenes.length === 0)
    return say("never-called", { operation: operation.name, withheld: 0 });
  const { id, expression } = least.clause;
  const of = { operation: operation.name, clause: id, condition: expression, tried: scenes.length };
  return least.times === 0 ? say("never-called-duty", of) : say("never-called-few", { ...of, kept: least.times });
}

async function unrefused(searched: Searched, { id }: Promised, operation: Operation | undefined): Promise<string> {
  const { session, fallbacks } = searched;
  const covered = operation && (await earlier(session, operation, id));
  if (covered !== undefined) return covered;
  const rare = hardest(session, fallbacks, operation?.name);
  return rare === undefined ? say("never-refused") : say("never-refused-rare", { ...rare });
}

/** The refusals before this one that come first in every call that it is about. */
async function earlier(session: Session, operation: Operation, id: string): Promise<string | undefined> {
  const conditions = session.executable.operations[operation.name]?.refusals ?? [];
  const own = conditions.find(clause => clause.id === id);
  if (own === undefined) return undefined;
  const before = conditions.slice(0, conditions.indexOf(own));
  const scenes = (await drawnCalls(session, operation)).filter(scene => isDue(own, scene));
  const firsts = scenes.map(scene => before.find(clause => isDue(clause, scene)));
  if (scenes.length === 0 || firsts.includes(undefined)) return undefined;
  const distinct = [...new Set(firsts)].flatMap(one => one ?? []).sort((a, b) => a.line - b.line);
  const [{ id: first = "", code = "", line = 0 } = {}] = distinct;
  const cases = scenes.length;
  return distinct.length === 1
    ? say("refused-earlier", { earlier: first, code, line, cases })
    : say("refused-earlier-by-several", { earlier: distinct.map(one => one.id).join(", "), cases });
}

function isDue(clause: { holds(scene: Scene): boolean }, scene: Scene): boolean {
  try {
    return !clause.holds(scene);
  } catch (error) {
    // What is not known of the call decides nothing.
    return error instanceof Undefined;
  }
}

/** Every call failed. */
function unreached({ tally }: Searched, { name, refusals }: Operation): string | undefined {
  const ends = tally.samples.endsOf(name);
  if (ends.size === 0 || ends.has("")) return undefined;
  const codes = [...ends].sort(([, a], [, b]) => b - a);
  const calls = codes.reduce((sum, [, times]) => sum + times, 0);
  const known = codes.map(([code]) =>
    refusals.some(one => one.code === code) ? code : `${code}, which is not listed`,
  );
  return say("never-succeeded", { operation: name, calls, codes: known.slice(0, 4).join(", ") });
}

function unentered({ session: { contract }, tally }: Searched, { id }: Promised): string | undefined {
  const clauses = [
    ...contract.operations.flatMap(({ ensures, requires }) => [...ensures, ...requires]),
    ...contract.invariants,
    ...contract.types.flatMap(({ invariants }) => invariants),
  ];
  const clause = clauses.find(one => one.id === id);
  const premise = clause && premiseOf(clause.condition);
  const { idle } = tally.samples.of(id);
  if (premise !== undefined && idle.length > 0) return say("never-entered", { premise: notation(premise) });
  return contract.types.some(({ invariants }) => invariants.some(one => one.id === id))
    ? say("never-any", { type: contract.types.find(type => type.invariants.some(one => one.id === id))?.name ?? "" })
    : undefined;
}

/** The clause that most inputs of the operation failed to keep: the one that construction could not satisfy. */
function hardest(
  { contract }: Session,
  fallbacks: readonly Fallback[],
  name: string | undefined,
): Fallback | undefined {
  const clausesOf = ({ requires, refusals }: Operation) => [...requires, ...refusals].map(({ id }) => id);
  const rest = contract.operations.filter(operation => operation.name !== name).flatMap(clausesOf);
  const others = new Set([...rest, ...contract.laws.map(({ id }) => id)]);
  const own = fallbacks.filter(({ clause, tried }) => tried > 0 && !others.has(clause));
  return [...own].sort((a, b) => a.accepted / a.tried - b.accepted / b.tried)[0];
}
