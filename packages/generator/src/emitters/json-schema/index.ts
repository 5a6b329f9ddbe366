/** `STEM.schema.json`: JSON Schema 2020-12 of what travels as JSON. */
import { json } from "../../encode/index.js";
import type { Emitter } from "../emitter.js";
import { notice } from "../notice.js";
import { definitions } from "./definitions.js";

export const jsonSchema: Emitter = {
  name: "json-schema",
  emit(contract) {
    const { schemas, levels } = definitions(contract, "#/$defs/");
    const document = {
      $comment: notice(contract, "The JSON Schema of"),
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `urn:tenet:${encodeURIComponent(contract.spec)}`,
      title: contract.title,
      $defs: schemas,
    };
    return { files: [{ name: `${contract.stem}.schema.json`, text: `${json(document)}\n` }], levels };
  },
};
