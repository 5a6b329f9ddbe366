/** What failing cases share and passing ones do not, in one sentence. */
import type { Contract, Expr, Law, Operation } from "@tenet/checker";
import type { Session } from "../../session.js";
import type { Shared } from "../../verdict.js";
import { Gathering } from "../secrets.js";
import { type Feature, featuresOf } from "./features.js";
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
  const features = featuresOf(contract, terms, literalsOf(contract, about), bad[0], hiding(session, bad[0].specimen));
  const found = separate(features, bad, good);
  if (found === undefined) return undefined;
  return {
    shared: sharedOf(found, bad.length, good.length),
    exprs: exprsOf(found),
    holds: specimen => {
      const row = rowOf(session, terms, specimen);
      return found.features.every(one => one.holds(row));
    },
  };
}

/** Which values the spec calls secret or personal. */
function hiding({ contract, showSecrets }: Session, { operation, scene, outcome, given }: Specimen) {
  const known = new Gathering(contract);
  known.given(given);
  known.went(operation, { scene, outcome });
  return (value: unknown) => !showSecrets && known.found.has(value);
}

/** None where one of the features is in words alone. */
function exprsOf({ features }: Separation): readonly Expr[] {
  const exprs = features.flatMap(({ expr }) => (expr ? [expr] : []));
  return exprs.length === features.length ? exprs : [];
}

const isBad = ({ specimen }: Row): boolean => !specimen.finding.holds;

function sharedOf({ features, covered, also }: Separation, failing: number, passing: number): Shared {
  const inCode = features.every(isCode);
  const said = features.map(one => (isCode(one) ? `\`${one.text}\`` : one.text)).join(" and ");
  const who = covered.length === failing ? `all ${failing}` : `${covered.length} of ${failing}`;
  const others = also === 0 ? "none" : `${also}`;
  return {
    text: inCode
      ? `${capital(who)} failing cases have ${said}; ${others} of ${passing} passing ones ${also > 1 ? "have" : "has"}.`
      : `In ${who} failing cases ${said}; in ${others} of ${passing} passing ones.`,
    feature: features.map(({ text }) => text).join(" and "),
    failing: covered.length,
    ofFailing: failing,
    passing: also,
    ofPassing: passing,
  };
}

/** Whether it is written in the notation of the spec, and not in words. */
const isCode = ({ text }: Feature): boolean => !text.includes("`") && !text.startsWith("the caller ");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The operation or law that a case is about. */
export function subjectOf(
  { operations, laws }: Contract,
  { operation, finding }: Specimen,
): Operation | Law | undefined {
  return operation === undefined
    ? laws.find(({ id }) => id === finding.id)
    : operations.find(({ name }) => name === operation);
}

/** Cases of the same operation. */
export function alike<S extends Specimen>(specimens: readonly S[], { operation }: Specimen): readonly S[] {
  return specimens.filter(one => one.operation === operation);
}
