/** `STEM.openapi.json`: OpenAPI 3.1, each operation a POST with its inputs as the body. */
import type { Contract } from "@tenet/checker";
import { json } from "../../encode/index.js";
import { statusesOf } from "../../statuses.js";
import type { Emitter, Exactness } from "../emitter.js";
import { definitions } from "../json-schema/definitions.js";
import { notice } from "../notice.js";
import { answersOf } from "./answers.js";
import { pathItem } from "./paths.js";

export const openapi: Emitter = {
  name: "openapi",
  emit(contract) {
    const defined = definitions(contract, "#/components/schemas/");
    const statuses = statusesOf(contract);
    const errorName = fresh("Refusal", defined.schemas);
    const paths = contract.operations.map(operation =>
      pathItem(contract, operation, defined, answersOf(contract, operation, statuses, errorName, defined.types)),
    );
    const document = {
      openapi: "3.1.0",
      "x-generated": notice(contract, "The OpenAPI document of"),
      info: {
        title: contract.title,
        version: contract.version,
        ...(contract.prose === "" ? {} : { description: contract.prose }),
      },
      paths: Object.fromEntries(paths),
      components: {
        schemas: { ...defined.schemas, [errorName]: refusal },
        ...(knowsCallers(contract) ? { securitySchemes: { caller } } : {}),
      },
    };
    return {
      files: [{ name: `${contract.stem}.openapi.json`, text: `${json(document)}\n` }],
      levels: levels(contract, defined.levels),
    };
  },
};

const knowsCallers = (contract: Contract) => contract.operations.some(one => one.needs.includes("actor"));

const caller = {
  type: "http",
  scheme: "bearer",
  description: "Who calls. What a token says of the caller is up to the service.",
};

/** The body of an answer that is no success. */
const refusal = {
  description: "Why a call was refused.",
  type: "object",
  properties: { code: { type: "string" }, message: { type: "string" } },
  required: ["code"],
};

function fresh(wanted: string, taken: object): string {
  return wanted in taken ? fresh(`${wanted}_`, taken) : wanted;
}

/** A document says more than its schemas: the ways to fail, with their statuses. */
function levels(contract: Contract, held: ReadonlyMap<string, Exactness>): ReadonlyMap<string, Exactness> {
  const failures = contract.promises
    .filter(one => one.kind === "failures")
    .map(({ id }) => [
      id,
      { level: "weaker", reason: "it lists the codes by status, and does not say when each is due" },
    ]);
  return new Map([...held, ...(failures as [string, Exactness][])]);
}
