/** Judges one recorded call with the runtime's `judge`, as far as what the line gives decides it. */
import { type Contract, NotGiven, type Operation } from "@tenet/checker";
import {
  type Change,
  type Clause,
  type ExecutableContract,
  equal,
  type Finding,
  judge,
  judgeCaller,
  type OperationContract,
  type Refusal,
  type Scene,
  type Values,
} from "@tenet/runtime";
import type { Recorded } from "./scene.js";
import { Settling } from "./settle.js";

export interface Judged {
  /** The promises that the call breaks. */
  readonly broken: readonly Finding[];
  /** The promises that what the line gives does not decide, each with what is not known. */
  readonly undecided: ReadonlyMap<string, string>;
}

/** One call on its way to a judgement. */
interface Trial {
  readonly contract: Contract;
  readonly executable: ExecutableContract;
  readonly declared: Operation;
  readonly operation: OperationContract;
  readonly recorded: Recorded;
  readonly known: Settling;
}

export function judgeRecorded(
  contract: Contract,
  executable: ExecutableContract,
  declared: Operation,
  recorded: Recorded,
): Judged {
  const operation = executable.operations[declared.name]!;
  const trial = { contract, executable, declared, operation, recorded, known: new Settling() };
  const duties = judgeDuties(trial);
  const { outcome } = recorded;
  // What the caller must not do, the operation may refuse in any way.
  if (duties.length > 0) return { broken: outcome.kind === "failed" ? [] : duties, undecided: new Map() };
  const excusable = trial.known.undecided.size > 0 && outcome.kind === "failed";
  const broken = judgePromises(trial);
  if (!excusable) return { broken, undecided: trial.known.undecided };
  return { broken: [], undecided: withIds(trial.known.undecided, broken, "whether the caller kept to its duties") };
}

/** The duties that the caller broke. */
function judgeDuties({ operation, recorded: { scene }, known }: Trial): Finding[] {
  const accepts = known.fit(`${operation.name}.input`, operation.accepts, scene.input, scene);
  const misfits = broken(judgeCaller({ ...operation, accepts, requires: [] }, scene));
  if (misfits.length > 0) return misfits;
  const requires = known.clauses(operation.requires, scene);
  return broken(judgeCaller({ ...operation, accepts, requires }, scene));
}

function judgePromises(trial: Trial): Finding[] {
  const { declared, operation, recorded, known } = trial;
  const { scene, outcome } = recorded;
  const refusals = settledRefusals(trial);
  const due = firstBroken(refusals);
  const ahead = operation.refusals.slice(0, due ? indexOf(operation, due.id) : undefined).filter(isOpen(known));
  const refusedBy = outcome.kind === "failed" ? [due?.id ?? "", ...ahead.map(({ id }) => id)] : undefined;
  const findings = judge(
    settledContract(trial),
    {
      ...operation,
      accepts: () => undefined,
      requires: [],
      refusals,
      ...success(trial, due),
      ...changes(trial, refusedBy),
    },
    { ...scene, ...shared(recorded) },
    outcome,
    { frames: !declared.sameAs && Object.keys(shared(recorded).before).length > 0 },
  );
  decideFrame(trial, findings);
  const isExcused = outcome.kind === "failed" && mayFail(trial, due, ahead, outcome.code);
  return withoutRepeats(
    trial,
    broken(findings).filter(({ kind }) => !(isExcused && (kind === "refusal" || kind === "failures"))),
  );
}

/** Limits are about earlier calls, which one line does not tell. */
function settledRefusals({ declared, operation, recorded: { scene }, known }: Trial): Refusal[] {
  const limits = declared.refusals.filter(({ from }) => from === "limit").map(({ id }) => id);
  for (const id of limits) known.undecided.set(id, "what was called before");
  const settled = known.clauses(
    operation.refusals.filter(({ id }) => !limits.includes(id)),
    scene,
  );
  return operation.refusals.map(refusal => settled.find(({ id }) => id === refusal.id) ?? notDue(refusal));
}

/** One that cannot be decided is taken not to be due; a failure in its name is excused. */
function notDue(refusal: Refusal): Refusal {
  return { ...refusal, holds: () => true, parts: () => [], entered: () => true };
}

function firstBroken(refusals: readonly Refusal[]): Refusal | undefined {
  return refusals.find(clause => !holds(clause));
}

function holds(clause: Clause): boolean {
  try {
    return clause.holds({} as Scene);
  } catch {
    return false;
  }
}

const indexOf = (operation: OperationContract, id: string) => operation.refusals.findIndex(each => each.id === id);

const isOpen =
  (known: Settling) =>
  ({ id }: Refusal) =>
    known.undecided.has(id);

/** Whether the failure may be one that the refusals at hand do not explain: of availability, or of one that is open. */
function mayFail(
  { declared, operation, known }: Trial,
  due: Refusal | undefined,
  ahead: readonly Refusal[],
  code?: string,
) {
  if (code !== undefined && declared.mayFail.includes(code)) return true;
  if (declared.sameAs) {
    known.undecided.set(`${operation.name}.failures`, `what each ${declared.sameAs.operation} would have answered`);
    return true;
  }
  if (ahead.length === 0) return false;
  return (
    ahead.some(refusal => refusal.code === code) || due?.code === code || (due === undefined && operation.failsAny)
  );
}

/** What is promised of a success, where the call succeeded and had to. */
function success({ operation, recorded: { scene, outcome }, known }: Trial, due: Refusal | undefined) {
  if (outcome.kind === "failed" || due) return { ensures: [] };
  if (!operation.returns) return { ensures: known.clauses(operation.ensures, scene) };
  const returns = known.fit(`${operation.name}.returns`, operation.returns, outcome.value, scene);
  return { returns, ensures: fits(returns, scene) ? known.clauses(operation.ensures, scene) : [] };
}

function fits(returns: NonNullable<OperationContract["returns"]>, scene: Scene): boolean {
  try {
    return returns(undefined, scene) === undefined;
  } catch {
    return false;
  }
}

/** Of a failure that several refusals may explain, every row that one of them names may apply. */
function changes(trial: Trial, refusedBy: readonly string[] | undefined) {
  const { declared, operation, recorded, known } = trial;
  const rows = (operation.changes ?? []).filter(row =>
    refusedBy === undefined
      ? row.refusedBy === undefined
      : row.refusedBy !== undefined && refusedBy.includes(row.refusedBy),
  );
  if (rows.length === 0) return { changes: [] };
  const both = shared(recorded).before;
  const isSure = refusedBy === undefined || refusedBy.length === 1;
  const variableOf = ({ id }: Change) => declared.changes?.find(each => each.id === id)?.path.state;
  const applies = (row: Change) => {
    const variable = variableOf(row) ?? "";
    if (!isSure) throw new NotGiven("which of the refusals was due");
    if (!Object.hasOwn(both, variable)) throw new NotGiven(`${variable} before and after the call`);
  };
  return { changes: known.rows(rows, recorded.scene, applies, variableOf, refusedBy?.[0]) };
}

/** The state variables that the line gives before and after. */
function shared({ before, after }: Recorded): { readonly before: Values; readonly after: Values } {
  const names = Object.keys(before).filter(name => Object.hasOwn(after, name));
  const pick = (from: Values) => Object.fromEntries(names.map(name => [name, from[name]]));
  return { before: pick(before), after: pick(after) };
}

function settledContract({ executable, recorded: { scene }, known }: Trial): ExecutableContract {
  const atRest: Scene = { input: {}, before: scene.after, after: scene.after, result: undefined };
  return {
    ...executable,
    invariants: known.clauses(executable.invariants, atRest),
    history: known.clauses(executable.history ?? [], scene),
  };
}

/** What no row names stays equal: only where every variable is given, and every row is decided, is that the whole of it. */
function decideFrame({ contract, declared, operation, recorded, known }: Trial, findings: readonly Finding[]): void {
  const id = `${operation.name}.frame`;
  if (contract.state.length === 0 || findings.some(finding => finding.id === id && !finding.holds)) return;
  const given = shared(recorded).before;
  const lacking = contract.state.find(({ name }) => !Object.hasOwn(given, name));
  if (lacking) known.undecided.set(id, `${lacking.name} before and after the call`);
  else if (declared.sameAs) known.undecided.set(id, `what each ${declared.sameAs.operation} would have changed`);
  else if (declared.changes?.some(row => known.undecided.has(row.id)))
    known.undecided.set(id, "what the rows of Changes name");
}

/** A call with a key that was used before changes nothing and answers as then: one line does not tell whether it is one. */
function withoutRepeats({ declared, recorded, known }: Trial, findings: readonly Finding[]): Finding[] {
  const { before, after } = shared(recorded);
  if (!declared.idempotent || !equal(before, after)) return [...findings];
  const excused = findings.filter(({ kind }) => ["refusal", "change", "postcondition", "frame"].includes(kind));
  for (const [id, reason] of withIds(new Map(), excused, "whether its key was used before"))
    known.undecided.set(id, reason);
  return findings.filter(finding => !excused.includes(finding));
}

function withIds(known: ReadonlyMap<string, string>, findings: readonly Finding[], reason: string) {
  return new Map([...known, ...findings.map(({ id }) => [id, reason] as const)]);
}

function broken(findings: readonly Finding[]): Finding[] {
  return findings.filter(finding => !finding.holds);
}
