/** Cases as rows: what each term of the spec came to in them. */
import { type Contract, type Environment, evaluate, type Operation } from "@tenet/checker";
import { show } from "@tenet/runtime";
import { environmentOf } from "../../executable/clauses.js";
import type { Session } from "../../session.js";
import type { Specimen } from "./samples.js";
import type { Term } from "./terms.js";

/** A term that has no value in a case. */
export const missing = Symbol("has no value");

export interface Row {
  readonly specimen: Specimen;
  /** Of the term with this index; `missing` where it has none. */
  value(at: number): unknown;
  /** Sentences that are true of the case. */
  readonly facts: ReadonlySet<string>;
}

/** What the call met, before it did anything. */
export function environmentBefore(session: Session, { operation, scene, given }: Specimen): Environment {
  const { contract, reference } = session;
  const locals = contract.operations.find(({ name }) => name === operation)?.locals;
  const maker = { contract, quote: () => "", ...(locals ? { locals } : {}), reference };
  const met = { ...scene, after: scene.before, result: undefined };
  return environmentOf(maker, met, given === undefined ? {} : { variables: given });
}

export function rowsOf(session: Session, terms: readonly Term[], specimens: readonly Specimen[]): readonly Row[] {
  const operation = session.contract.operations.find(({ name }) => name === specimens[0]?.operation);
  const seen = new Set<string>();
  return specimens.flatMap(specimen => {
    const key = keyOf(specimen);
    if (seen.has(key)) return [];
    seen.add(key);
    return [rowOf(session, terms, specimen, operation)];
  });
}

export function rowOf(
  session: Session,
  terms: readonly Term[],
  specimen: Specimen,
  operation = session.contract.operations.find(({ name }) => name === specimen.operation),
): Row {
  const env = environmentBefore(session, specimen);
  const values: unknown[] = [];
  return {
    specimen,
    value: at => {
      if (!(at in values)) values[at] = valueOf(() => evaluate(terms[at]!.expr, env));
      return values[at];
    },
    facts: factsOf(session.contract, operation, specimen, env),
  };
}

/** The same case twice is one. */
function keyOf({ scene: { input, before, now, actor, ports }, given, earlier, finding }: Specimen): string {
  return show(
    [finding.holds, given ?? input, before, now, actor, ports?.map(({ answer }) => answer), earlier],
    Infinity,
  );
}

function valueOf(value: () => unknown): unknown {
  try {
    return value();
  } catch {
    return missing;
  }
}

function factsOf(
  { roles }: Contract,
  operation: Operation | undefined,
  { scene, earlier }: Specimen,
  env: Environment,
): ReadonlySet<string> {
  const facts = new Set<string>();
  if (operation?.needs.includes("actor"))
    for (const { name, who } of roles?.roles ?? [])
      if (valueOf(() => evaluate(who, env)) === true) facts.add(`the caller is ${article(name)} ${name}`);
  for (const { port, function: name, answer, trouble } of scene.ports ?? []) {
    if (trouble !== undefined) facts.add(`\`${port}.${name}\` ${troubles[trouble]}`);
    else if (answer.kind === "failed")
      facts.add(`\`${port}.${name}\` fails${answer.code ? ` with ${answer.code}` : ""}`);
  }
  for (const name of earlier) facts.add(`\`${name}\` was called before`);
  return facts;
}

const troubles = {
  unavailable: "is unavailable",
  outOfType: "answers out of its type",
  happenedAnyway: "fails, but has happened anyway",
};

const article = (name: string): string => (/^[aeiou]/i.test(name) ? "an" : "a");
