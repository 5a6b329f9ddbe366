import type { Contract, Operation, Promised } from "../ir.js";

/** What an operation promises because of Permissions and Visibility. */
export function accessPromises({ name, refusals, ensures }: Operation): Promised[] {
  const made = ({ id, text, expression, line }: Operation["ensures"][number], kind: "permission" | "visibility") =>
    ({ id, kind, text, expression, line, status: "bound", operation: name, notChecked: undefined }) as const;
  return [
    ...refusals.flatMap(one => (one.from === "permission" || one.from === "visibility" ? [made(one, one.from)] : [])),
    ...ensures.filter(one => one.id === `${name}.result.visible`).map(one => made(one, "visibility")),
  ];
}

/** The rows of Visibility: what they mean for a call is promised by its operation. */
export function visibilityPromises({ visibility }: Pick<Contract, "visibility">): Promised[] {
  return visibility.map(({ id, entity, roles, expression, line }) => ({
    id,
    kind: "visibility",
    text: `Which ${entity} exists for ${roles.join(", ") || "nobody"}`,
    expression,
    line,
    status: "bound",
    operation: undefined,
    notChecked: `it is judged under the operations that look up or return a ${entity}`,
  }));
}
