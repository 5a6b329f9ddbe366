import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Contract, Operation, RuledType } from "@tenet/checker";
import { suggest } from "@tenet/diagnostics";
import { type Case, judgeCases, type LawCase, type Report, readCases } from "@tenet/verifier";
import { fileReason } from "../project/reasons.js";
import { refuse } from "../refusal.js";

type Row = Readonly<Record<string, unknown>>;

/** The cases in a JSON file, `file` as seen from `cwd`. Refuses one that cannot be read or holds none. */
export function readCaseFile(file: string, cwd: string): Case[] {
  const cases = read(file, cwd);
  if (cases.length === 0) refuse("cases-none", { file });
  return cases;
}

function read(file: string, cwd: string): Case[] {
  try {
    return readCases(readFileSync(resolve(cwd, file), "utf8"));
  } catch (error) {
    const reason = fileReason(error);
    return refuse("cases-unreadable", { file, reason: /[.!?]$/.test(reason) ? reason : `${reason}.` });
  }
}

/** Refuses a case with a name that the spec does not have, or without one that it needs: it would be judged by nothing. */
export function checkCases(file: string, cases: readonly Case[], contract: Contract): void {
  for (const [at, one] of cases.entries()) {
    const number = at + 1;
    const problem = caseProblem(one, contract);
    if (problem) refuse("cases-wrong", { file, number, ...problem });
  }
}

interface Problem {
  readonly problem: string;
  readonly suggestion: string | undefined;
}

/** A name in the case that the spec does not have, or one that it lacks: how a sentence about it goes on. */
export function caseProblem(one: Case, contract: Contract): Problem | undefined {
  const states = contract.state.map(({ name }) => name);
  const inState = unknownName(one.state, states, "sets the state");
  if (inState) return inState;
  if ("law" in one) return problemOfLaw(one, contract);
  for (const { operation: name, input } of one.calls) {
    const operation = contract.operations.find(each => each.name === name);
    const problem = operation
      ? problemOfInput(input, operation)
      : unknownName(
          { [name]: undefined },
          contract.operations.map(each => each.name),
          "calls",
        );
    if (problem) return problem;
  }
  return undefined;
}

function problemOfLaw({ law: id, given }: LawCase, { laws }: Contract): Problem | undefined {
  const law = laws.find(each => each.id === id);
  const ids = laws.map(each => each.id);
  if (law === undefined) return unknownName({ [id]: undefined }, ids, "is about the law");
  const names = law.given.map(each => each.name);
  const surplus = unknownName(given, names, `gives the law \`${id}\` a value`);
  const missing = isRow(given) ? names.find(name => !Object.hasOwn(given, name)) : undefined;
  if (surplus || missing === undefined || (isRow(given) && Object.keys(given).some(each => each.startsWith("$"))))
    return surplus;
  return { problem: `is about the law \`${id}\` without its \`${missing}\``, suggestion: undefined };
}

function problemOfInput(input: unknown, { name, inputs }: Operation): Problem | undefined {
  const names = inputs.map(field => field.name);
  const surplus = unknownName(input, names, `gives \`${name}\` an input`);
  // `{ "$object": … }` and its like write a value that plain JSON cannot: its names are inside.
  const plain = isRow(input) && !Object.keys(input).some(each => each.startsWith("$")) ? input : undefined;
  const missing = plain && inputs.find(field => !Object.hasOwn(plain, field.name) && !mayLack(field.type));
  if (surplus || missing === undefined) return surplus;
  return { problem: `calls \`${name}\` without its input \`${missing.name}\``, suggestion: undefined };
}

function unknownName(row: unknown, known: readonly string[], does: string): Problem | undefined {
  const name = isRow(row) ? Object.keys(row).find(each => !known.includes(each) && !each.startsWith("$")) : undefined;
  if (name === undefined) return undefined;
  return { problem: `${does} \`${name}\`, which the spec does not have`, suggestion: suggest(name, known) };
}

function mayLack({ type, rules }: RuledType): boolean {
  return type.kind === "optional" || rules.some(rule => rule.kind === "default");
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Judges the cases of `file`. Where no promise is put to the test, nothing was checked: that is a mistake of the call. */
export async function judgeGiven(
  target: Parameters<typeof judgeCases>[0],
  cases: readonly Case[],
  file: string,
): Promise<Report> {
  checkCases(file, cases, target.contract);
  const report = await judgeCases(target, cases).catch((error: Error) =>
    refuse("cases-unreadable", { file, reason: error.message }),
  );
  if (report.verdicts.length === 0)
    refuse("cases-idle", { file, promises: target.only === undefined ? "a promise" : `\`${target.only}\`` });
  return report;
}
