/** What failing cases share and passing ones do not, in one sentence. */
import type { Contract, Expr, Law, Operation } from "@tenet/checker";
import type { Session } from "../../session.js";
import type { Shared } from "../../verdict.js";
import { featuresOf } from "./features.js";
import { literalsOf } from "./literals.js";
import { type Row, rowOf, rowsOf } from "./rows.js";
import type { Specimen } from "./samples.js";
import { type Separation, separate } from "./separate.js";
import { termsOfLaw, termsOfOperation } from "./terms.js";

/** What is said of the cases, and which of them it is about. */
export interface Telling {
  readonly shared: Shared;
  /** In the notation of the spec, where it can say it. */
  readonly exprs: readonly Expr[];
  /** Whether it is true of a case. */
  readonly holds: (specimen: Specimen) => boolean;
}

/** `pivot` is one of the failing; the others are calls of the same operation, or cases of the same law. */
export function tell(
  session: Session,
  about: Operation | Law,
  pivot: Specimen,
  failing: readonly Specimen[],
  kept: readonly Specimen[],
): Telling | undefined {
  const { contract } = session;
  const terms = "given" in about ? termsOfLaw(contract, about) : termsOfOperation(contract, about);
  const rows = rowsOf(session, terms, [pivot, ...failing, ...kept]);
  const [bad, good] = [rows.filter(isBad), rows.filter(row => !isBad(row))];
  if (bad[0] === undefined) return undefined;
  const features = featuresOf(contract, terms, literalsOf(contract, about), bad[0]);
  const found = separate(features, bad, good);
  if (found === undefined) return undefined;
  return {
    shared: sharedOf(found, bad.length, good.length),
    exprs: found.features.flatMap(({ expr }) => (expr ? [expr] : [])),
    holds: specimen => {
      const row = rowOf(session, terms, specimen);
      return found.features.every(one => one.holds(row));
    },
  };
}

const isBad = ({ specimen }: Row): boolean => !specimen.finding.holds;

function sharedOf({ features, covered, also }: Separation, failing: number, passing: number): Shared {
  const said = features.map(({ text }) => (text.includes("`") ? text : `\`${text}\``)).join(" and ");
  const verb = features.every(({ text }) => isCondition(text)) ? "have" : "share that";
  const who = covered.length === failing ? `All ${failing} failing cases` : `${covered.length} of ${failing} failing cases`;
  const others =
    also === 0
      ? `none of ${passing} passing ones ${verb === "have" ? "has" : "does"}`
      : `so ${verb === "have" ? "have" : "do"} ${also} of ${passing} passing ones`;
  return {
    text: `${who} ${verb} ${said}; ${others}.`,
    feature: features.map(({ text }) => text).join(" and "),
    failing: covered.length,
    ofFailing: failing,
    passing: also,
    ofPassing: passing,
  };
}

const isCondition = (text: string): boolean => !text.startsWith("the ") && !text.startsWith("`");

/** The operation or law that a case is about. */
export function subjectOf({ operations, laws }: Contract, { operation, finding }: Specimen): Operation | Law | undefined {
  return operation === undefined
    ? laws.find(({ id }) => id === finding.id)
    : operations.find(({ name }) => name === operation);
}

/** Cases of the same operation. */
export function alike<S extends Specimen>(specimens: readonly S[], { operation }: Specimen): readonly S[] {
  return specimens.filter(one => one.operation === operation);
}
