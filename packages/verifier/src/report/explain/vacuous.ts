/** Why nothing put a promise to the test. */
import { notation, type Operation, type Promised } from "@tenet/checker";
import type { Fallback } from "../../arbitraries/types.js";
import { ownerOf } from "../../executable/entities.js";
import { premiseOf } from "../../executable/clauses.js";
import type { Tally } from "../../search/tally.js";
import type { Session } from "../../session.js";
import { say } from "../say.js";
import type { Specimen } from "./samples.js";

export interface Searched {
  readonly session: Session;
  readonly tally: Tally;
  readonly fallbacks: readonly Fallback[];
}

export function whyVacuous(searched: Searched, promise: Promised): string {
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
function uncalled({ session, tally, fallbacks }: Searched, operation: Operation): string {
  const duties = operation.requires.map(clause => ({ clause, times: tally.samples.duties.get(clause.id) ?? 0 }));
  const [first] = duties.sort((a, b) => b.times - a.times);
  const rare = hardest(session, fallbacks, operation.name);
  const own = rare && operation.requires.find(({ id }) => id === rare.clause);
  const clause = first !== undefined && first.times > 0 ? first.clause : own;
  const tried = Math.max(tally.withheldBy.get(operation.name) ?? 0, rare?.tried ?? 0);
  if (clause === undefined) return say("never-called", { operation: operation.name, withheld: tried });
  const of = { operation: operation.name, clause: clause.id, condition: clause.expression };
  return tried === 0 ? say("never-called-unmade", of) : say("never-called-duty", { ...of, tried });
}

function unrefused(searched: Searched, { id }: Promised, operation: Operation | undefined): string {
  const { session, fallbacks } = searched;
  const covered = operation && earlier(searched, operation, id);
  if (covered !== undefined) return covered;
  const rare = hardest(session, fallbacks, operation?.name);
  return rare === undefined ? say("never-refused") : say("never-refused-rare", { ...rare });
}

/** The refusals before this one that all the calls met which it is about. */
function earlier({ session, tally }: Searched, operation: Operation, id: string): string | undefined {
  const conditions = session.executable.operations[operation.name]?.refusals ?? [];
  const at = conditions.findIndex(clause => clause.id === id);
  const own = conditions[at];
  if (own === undefined) return undefined;
  const before = conditions.slice(0, at).flatMap(clause => {
    const { failing, kept } = tally.samples.of(clause.id);
    const cases = [...failing, ...kept].filter(one => one.operation === operation.name && isDue(own, one)).length;
    return cases === 0 ? [] : [{ clause, cases }];
  });
  const [first] = [...before].sort((a, b) => b.cases - a.cases);
  if (first === undefined) return undefined;
  const cases = before.reduce((sum, one) => sum + one.cases, 0);
  const { clause } = first;
  return before.length === 1
    ? say("refused-earlier", { earlier: clause.id, code: clause.code, line: clause.line, cases })
    : say("refused-earlier-by-several", { earlier: before.map(one => one.clause.id).join(", "), cases });
}

function isDue(clause: { holds(scene: Specimen["scene"]): boolean }, { scene }: Specimen): boolean {
  try {
    return !clause.holds(scene);
  } catch {
    return false;
  }
}

/** Every call failed. */
function unreached({ tally }: Searched, { name, refusals }: Operation): string | undefined {
  const ends = tally.samples.endsOf(name);
  if (ends.size === 0 || ends.has("")) return undefined;
  const codes = [...ends].sort(([, a], [, b]) => b - a);
  const calls = codes.reduce((sum, [, times]) => sum + times, 0);
  const known = codes.map(([code]) => (refusals.some(one => one.code === code) ? code : `${code}, which is not listed`));
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
function hardest({ contract }: Session, fallbacks: readonly Fallback[], name: string | undefined): Fallback | undefined {
  const clausesOf = ({ requires, refusals }: Operation) => [...requires, ...refusals].map(({ id }) => id);
  const rest = contract.operations.filter(operation => operation.name !== name).flatMap(clausesOf);
  const others = new Set([...rest, ...contract.laws.map(({ id }) => id)]);
  const own = fallbacks.filter(({ clause, tried }) => tried > 0 && !others.has(clause));
  return [...own].sort((a, b) => a.accepted / a.tried - b.accepted / b.tried)[0];
}
