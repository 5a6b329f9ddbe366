/** One operation as a path. */
import type { Contract, Operation } from "@tenet/checker";
import { notation } from "@tenet/checker";
import type { Definitions } from "../json-schema/definitions.js";
import type { Answers } from "./answers.js";

/** `/transfer`, and what may be done there. */
export function pathItem(
  contract: Contract,
  operation: Operation,
  defined: Definitions,
  answers: Answers,
): readonly [string, object] {
  const { name, prose, inputs, needs, idempotent } = operation;
  const remark = idempotent === undefined ? "" : idempotence(idempotent);
  const description = [prose, remark].filter(text => text !== "").join("\n\n");
  const item = {
    operationId: name,
    ...(description === "" ? {} : { description }),
    ...(inputs.length === 0 ? {} : { requestBody: { required: true, content: jsonOf(defined.input(name)) } }),
    responses: { ...success(operation, defined), ...answers },
    ...(needs.includes("actor") ? { security: [{ caller: [] }] } : {}),
    "x-tenet-promises": contract.promises
      .filter(one => one.operation === name)
      .map(one => `${contract.spec}/${one.id}`),
  };
  return [`/${encodeURIComponent(name)}`, { post: item }];
}

function success({ name, returns, prose }: Operation, defined: Definitions): object {
  const description = prose === "" ? "Done." : (prose.split("\n")[0] ?? "Done.");
  if (returns === undefined) return { 204: { description } };
  return { 200: { description, content: jsonOf(defined.result(name)) } };
}

const jsonOf = (schema: string): object => ({
  "application/json": { schema: { $ref: `#/components/schemas/${schema}` } },
});

/** The key is an input, or made of some: clients send it with the others. */
function idempotence({ key, otherwise, running }: NonNullable<Operation["idempotent"]>): string {
  const codes = [
    ...(otherwise === undefined ? [] : [`${otherwise} for the same key with another input`]),
    ...(running === undefined ? [] : [`${running} while the first call is under way`]),
  ];
  return `Idempotent by \`${notation(key)}\`${codes.length === 0 ? "." : `: ${codes.join(", ")}.`}`;
}
