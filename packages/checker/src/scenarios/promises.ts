/** What Requirements and Guardrails promise. Glossary, Assumptions and Out of scope explain, and promise nothing. */
import type { OtherSection, ScenarioNode, Spec, StatementNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Operation, Promised, PromiseStatus } from "../ir.js";
import { slug } from "../text.js";
import { requirementPrefix, scenariosOf, statementsOf, type Told } from "./scenarios.js";

/** A statement outside operations. */
export interface PromisedElsewhere {
  readonly node: StatementNode;
  /** What its id begins with, where it has none of its own. */
  readonly prefix: string;
  /** The title of its section, in lower case. */
  readonly section: string;
  /** Whether a scenario of its requirement is run. */
  readonly exampled: boolean;
}

/** `ran`: the ids of the scenarios that are run. */
export function promisedElsewhere(spec: Spec, ran: ReadonlySet<string> = new Set()): PromisedElsewhere[] {
  const guardrails = spec.others.filter(isNormative).flatMap(section =>
    section.statements.map(node => ({
      node,
      prefix: `${slug(section.title.text)}.`,
      section: "guardrails",
      exampled: false,
    })),
  );
  const required = spec.requirements.flatMap(requirement => {
    const exampled =
      !requirement.bare && scenariosOf({ spec }).some(one => one.requirement === requirement && ran.has(one.id));
    const prefix = requirementPrefix(requirement);
    return statementsOf(requirement).map(node => ({ node, prefix, section: "requirements", exampled }));
  });
  return [...guardrails, ...required];
}

const isNormative = ({ title }: OtherSection): boolean => /\bguardrails\b/i.test(title.text);

/** The ids of the scenarios that are run, among all examples; and of those that would be, but for a mistake that was said. */
export function scenariosRun(context: Context, operations: readonly Operation[]): ReadonlySet<string> {
  const mistaken = scenariosOf(context).filter(({ scenario }) => saidIn(context, scenario, "error"));
  const run = operations.flatMap(operation => operation.examples.map(example => example.id));
  return new Set([...run, ...mistaken.map(one => one.id)]);
}

function saidIn({ report }: Context, scenario: ScenarioNode, severity?: "error"): boolean {
  const { start } = scenario.span;
  const end = Math.max(scenario.name.span.end, ...scenario.steps.map(step => step.span.end));
  return report.diagnostics.some(
    one => one.span.start >= start && one.span.start < end && (severity === undefined || one.severity === severity),
  );
}

/** What scenarios that are run say that they cover. */
export function scenarioCovers(spec: Spec, ran: ReadonlySet<string>): readonly string[] {
  return scenariosOf({ spec })
    .filter(one => ran.has(one.id))
    .flatMap(one => one.scenario.covers.map(cover => cover.text));
}

/** A promise for each scenario. `traced`: what others cover; `stated`: the promises of the statements around. */
export function scenarioPromises(
  context: Context,
  operations: readonly Operation[],
  traced: ReadonlySet<string>,
  stated: readonly Promised[],
): Promised[] {
  return scenariosOf(context).map(one => {
    const operation = operations.find(each => each.examples.some(example => example.id === one.id));
    const status = operation ? "bound" : statusOf(one, traced, stated);
    if (status === "unbound") warn(context, one, stated);
    return {
      id: one.id,
      kind: operation ? "scenario" : "statement",
      text: one.scenario.name.text,
      expression: undefined,
      line: lineOf(context, one.scenario.span),
      status,
      operation: operation?.name,
      notChecked: operation ? worldly(operation) : reasons[status],
    };
  });
}

/** What a scenario cannot say yet. */
function worldly({ needs }: Operation): string | undefined {
  return needs.length === 0
    ? undefined
    : "a scenario cannot yet say who calls, what time it is and what dependencies answer";
}

const reasons: Readonly<Record<PromiseStatus, string>> = {
  bound: "",
  exampled: "",
  traced: "the statements that cover it are checked",
  judged: "it is judged elsewhere",
  unbound: "its steps are not all expressions, so it is not run",
};

/** A scenario in words shares what becomes of its requirement, where that is settled elsewhere. */
function statusOf(
  { id, scenario, requirement }: Told,
  traced: ReadonlySet<string>,
  stated: readonly Promised[],
): PromiseStatus {
  if (scenario.judged) return "judged";
  if (traced.has(id)) return "traced";
  const status = requirement.bare
    ? undefined
    : stated.find(one => one.id === statementsOf(requirement)[0]?.id?.text)?.status;
  return status === "judged" || status === "traced" ? status : "unbound";
}

/** Where the requirement itself is unbound, that has been said; a scenario with a mistake has its own message. */
function warn(context: Context, { id, requirement, scenario }: Told, stated: readonly Promised[]): void {
  const own = requirement.bare ? undefined : stated.find(one => one.id === statementsOf(requirement)[0]?.id?.text);
  if (own?.status === "unbound" || saidIn(context, scenario)) return;
  context.report.add("unbound-scenario", scenario.name.span, { id });
}
