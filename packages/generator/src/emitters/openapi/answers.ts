/** How an operation may answer, by HTTP status. */
import type { Contract, Operation } from "@tenet/checker";
import { ownStatuses } from "../../statuses.js";
import type { Schema } from "../json-schema/held.js";
import type { TypeSchemas } from "../json-schema/types.js";

export interface Answers {
  readonly [status: string]: object;
}

/** The answers that are no success; `refusal` is the name of their schema. */
export function answersOf(
  contract: Contract,
  operation: Operation,
  statuses: ReadonlyMap<string, number>,
  refusal: string,
  types: TypeSchemas,
): Answers {
  const codes = [...new Set([...operation.refusals.map(one => one.code), ...operation.mayFail])];
  const own = [
    ...(operation.inputs.length > 0 ? ["INVALID_INPUT"] : []),
    ...(operation.needs.includes("actor") ? ["UNAUTHENTICATED"] : []),
  ].filter(code => !codes.includes(code));
  const byStatus = new Map<number, string[]>();
  for (const code of [...codes, ...own]) {
    const status = statuses.get(code) ?? ownStatuses[code] ?? 409;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const listed = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, all]) => [String(status), answer(contract, operation, all, refusal, types)] as const);
  const open = operation.failsAny ? [["default", body("Other ways to fail.", `#/components/schemas/${refusal}`)]] : [];
  return Object.fromEntries([...listed, ...open]);
}

function answer(
  contract: Contract,
  operation: Operation,
  codes: readonly string[],
  refusal: string,
  types: TypeSchemas,
): object {
  const promises = operation.refusals.filter(one => codes.includes(one.code)).map(one => `${contract.spec}/${one.id}`);
  return {
    description: codes.map(code => described(contract, code)).join("\n"),
    content: {
      "application/json": {
        schema: {
          $ref: `#/components/schemas/${refusal}`,
          ...oneOfCodes(contract, codes, types),
        },
      },
    },
    ...(promises.length === 0 ? {} : { "x-tenet-promises": promises }),
  };
}

/** Which codes, and the data that goes with each that has any. */
function oneOfCodes(contract: Contract, codes: readonly string[], types: TypeSchemas): Schema {
  const withData = contract.errorCodes.filter(one => one.data !== undefined && codes.includes(one.code));
  const data = withData.map(({ code, data }) => ({
    if: { properties: { code: { const: code } } },
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word.
    then: { properties: { data: data && types.ruled(data).schema } },
  }));
  return { properties: { code: { enum: codes } }, ...(data.length === 0 ? {} : { allOf: data }) };
}

function described(contract: Contract, code: string): string {
  const prose = contract.errorCodes.find(one => one.code === code)?.prose ?? own[code] ?? "";
  return prose === "" ? code : `${code}: ${prose}`;
}

const own: Readonly<Record<string, string>> = {
  INVALID_INPUT: "the input does not fit",
  UNAUTHENTICATED: "it is not known who calls",
};

function body(description: string, $ref: string): object {
  return { description, content: { "application/json": { schema: { $ref } } } };
}
