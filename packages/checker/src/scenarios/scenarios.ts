import type { RequirementNode, ScenarioNode, StatementNode } from "@tenet/parser";
import type { Context } from "../context.js";
import { slug } from "../text.js";

/** A scenario with its id, which depends on the names of the requirement and the scenario alone. */
export interface Told {
  readonly id: string;
  readonly requirement: RequirementNode;
  readonly scenario: ScenarioNode;
}

export function scenariosOf({ spec }: Pick<Context, "spec">): Told[] {
  return spec.requirements.flatMap(requirement =>
    requirement.scenarios.map(scenario => ({ id: scenarioId(requirement, scenario), requirement, scenario })),
  );
}

function scenarioId(requirement: RequirementNode, { id, name }: ScenarioNode): string {
  return id?.text ?? `${requirementId(requirement)}.${slug(name.text) || "scenario"}`;
}

/** `requirements.statements`; of what stands under no requirement, `requirements`. */
function requirementId({ id, bare, name }: RequirementNode): string {
  return id?.text ?? (bare ? slug(name.text) : `requirements.${slug(name.text) || "requirement"}`);
}

/** What ids of a requirement's further statements begin with. */
export const requirementPrefix = (requirement: RequirementNode): string => `${requirementId(requirement)}.`;

/** The statements of a requirement; the first one bears its name, so that it can be covered by it. */
export function statementsOf(requirement: RequirementNode): readonly StatementNode[] {
  const [first, ...more] = requirement.statements;
  if (!first || first.id || requirement.bare) return requirement.statements;
  const { span } = requirement.id ?? requirement.name;
  return [{ ...first, id: { text: requirementId(requirement), span } }, ...more];
}
