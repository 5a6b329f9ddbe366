/** Which promises are checked where: modes by boundary and by kind of clause, in a small grammar. */
import type { Finding } from "../judge/finding.js";

/**
 * - `off`: nothing is checked, nothing is made ready for a check.
 * - `observe`: a broken promise is told to the handler; the call goes on.
 * - `enforce`: a broken promise is thrown as a `ContractViolation`.
 * - `sample 100`: one call of a hundred is checked as by `observe`; `sample 100 enforce`: as by `enforce`.
 */
export type Mode = "off" | "observe" | "enforce" | `sample ${number}` | `sample ${number} ${"observe" | "enforce"}`;

/** The kinds of clauses that have a mode of their own. */
export const checkedKinds = [
  "input",
  "precondition",
  "refusal",
  "result",
  "postcondition",
  "change",
  "frame",
  "history",
  "invariant",
  "failures",
  "failureMode",
  "event",
  "portCall",
  "quality",
] as const;

export type CheckedKind = (typeof checkedKinds)[number];

/**
 * Rules, as text (`observe; bank.accounts/transfer=sample 100; bank.accounts/transfer:invariant=off`) or by place. A place
 * is `*`, a spec, or `SPEC/OPERATION`; each may be followed by `:` and a kind of clause. The most exact place wins, and of
 * two for the same place the later.
 */
export type Modes = string | Readonly<Record<string, Mode>>;

export interface Rule {
  /** Absent: all. */
  readonly spec?: string;
  readonly operation?: string;
  readonly kind?: CheckedKind;
  readonly mode: Parsed;
}

/** `every`: of how many calls one is checked. */
export interface Parsed {
  readonly how: "off" | "observe" | "enforce";
  readonly every: number;
  readonly sampled: boolean;
}

export const enforced: Parsed = { how: "enforce", every: 1, sampled: false };

/** @throws TypeError that says what is wrong, and what to write instead. */
export function parseModes(modes: Modes): readonly Rule[] {
  if (typeof modes !== "string") return Object.entries(modes).map(([place, mode]) => rule(place, mode));
  return modes
    .split(";")
    .map(part => part.trim())
    .filter(part => part !== "")
    .map(part => {
      const cut = part.indexOf("=");
      return cut < 0 ? rule("*", part) : rule(part.slice(0, cut), part.slice(cut + 1));
    });
}

function rule(place: string, mode: string): Rule {
  const [, where, kind] = /^\s*([^:]*?)\s*(?::\s*(\S*)\s*)?$/.exec(place) ?? [];
  if (where === undefined) throw mistake(`${quoted(place)} is no place`, places);
  if (kind !== undefined && !isKind(kind))
    throw mistake(`${quoted(kind)} is no kind of clause`, `Write one of ${checkedKinds.join(", ")}.`);
  return { ...boundary(where), ...(kind === undefined ? {} : { kind: kind as CheckedKind }), mode: parseMode(mode) };
}

const places = "Write *, a spec such as bank.accounts, or an operation such as bank.accounts/transfer.";

function boundary(where: string): Pick<Rule, "spec" | "operation"> {
  if (where === "*" || where === "") return {};
  const [, spec, operation] = /^([^\s/=]+)(?:\/([^\s/=]+))?$/.exec(where) ?? [];
  if (spec === undefined) throw mistake(`${quoted(where)} is no place`, places);
  return { spec, ...(operation === undefined ? {} : { operation }) };
}

function isKind(kind: string): kind is CheckedKind {
  return (checkedKinds as readonly string[]).includes(kind);
}

function parseMode(text: string): Parsed {
  const mode = text.trim();
  if (mode === "off" || mode === "observe" || mode === "enforce") return { how: mode, every: 1, sampled: false };
  const [, every, how = "observe"] = /^sample\s+([1-9]\d{0,8})(?:\s+(observe|enforce))?$/.exec(mode) ?? [];
  if (every === undefined)
    throw mistake(
      `${quoted(mode)} is no mode`,
      "Write off, observe, enforce, or sample with a number, as in sample 100.",
    );
  return { how: how as Parsed["how"], every: Number(every), sampled: true };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function mistake(reason: string, remedy: string): TypeError {
  return new TypeError(`${reason}. ${remedy}`);
}

/** Operations that rules name, and the spec does not have. */
export function strangers(rules: readonly Rule[], spec: string, operations: readonly string[]): readonly string[] {
  return rules.flatMap(one =>
    one.spec !== spec || one.operation === undefined || operations.includes(one.operation) ? [] : [one.operation],
  );
}

/** @throws TypeError where there are some: such a rule would silently do nothing. */
export function refuseStrangers(rules: readonly Rule[], spec: string, operations: readonly string[]): void {
  const [name] = strangers(rules, spec, operations);
  if (name !== undefined)
    throw mistake(`${spec} has no operation ${quoted(name)}`, `Write one of ${operations.join(", ")}.`);
}

/** The mode of a kind of clause: of the layers the last that says something, of its rules the most exact. */
export function modeOf(
  layers: readonly (readonly Rule[])[],
  spec: string,
  operation: string,
  kind: CheckedKind,
): Parsed {
  let mode = enforced;
  for (const layer of layers) {
    let best = -1;
    for (const one of layer) {
      const rank = exactness(one, spec, operation, kind);
      if (rank >= best && rank >= 0) [best, mode] = [rank, one.mode];
    }
  }
  return mode;
}

/** The place counts more than the kind; -1 where the rule is about something else. */
function exactness(one: Rule, spec: string, operation: string, kind: CheckedKind): number {
  if (one.spec !== undefined && one.spec !== spec) return -1;
  if (one.operation !== undefined && one.operation !== operation) return -1;
  if (one.kind !== undefined && one.kind !== kind) return -1;
  return (one.spec === undefined ? 0 : 2) + (one.operation === undefined ? 0 : 2) + (one.kind === undefined ? 0 : 1);
}

/** Sets of kinds are numbers, one bit for each. */
export type Kinds = number;

export function bitOf(kind: CheckedKind): Kinds {
  return 1 << checkedKinds.indexOf(kind);
}

/** Everything that is not about the state at rest alone. */
export const aboutCalls: Kinds = checkedKinds.reduce(
  (bits, kind) => (kind === "invariant" ? bits : bits | bitOf(kind)),
  0,
);

/** What there is to check quickly where no state is looked at. */
export const withoutState: Kinds =
  bitOf("input") | bitOf("precondition") | bitOf("refusal") | bitOf("result") | bitOf("postcondition");

/** The kind that the modes know a finding by. */
export function kindOf({ kind, id }: Finding, operation: string): CheckedKind {
  if (kind === "precondition" && id === `${operation}.input`) return "input";
  return kind === "returns" ? "result" : (kind as CheckedKind);
}

/** What holds while the program runs, of every wrapped object. */
export const running: { version: number; rules: readonly Rule[] } = { version: 0, rules: [] };

/**
 * Sets modes while the program runs, over what code and environment say; takes effect with the next call of each wrapped
 * object. What was set before is replaced; `setModes("")` leaves it to code and environment again.
 *
 * @throws TypeError where a rule cannot be read, or names an operation that a spec wrapped so far does not have; the modes
 *   stay as they were.
 */
export function setModes(modes: Modes): void {
  const rules = parseModes(modes);
  for (const [spec, operations] of wrappedSpecs) refuseStrangers(rules, spec, [...operations]);
  running.rules = rules;
  running.version += 1;
}

const wrappedSpecs = new Map<string, Set<string>>();

/** From now on `setModes` knows the operations of the spec. */
export function knowSpec(spec: string, operations: readonly string[]): void {
  const known = wrappedSpecs.get(spec) ?? new Set<string>();
  for (const one of operations) known.add(one);
  wrappedSpecs.set(spec, known);
}
