/** The schemas load where a validator is strict, given the words of Tenet's own. */
import { emitters } from "@tenet/generator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { contractOf, kinds, specs } from "./specs.js";

const jsonSchema = emitters.find(one => one.name === "json-schema")!;

test.each(["kinds", ...specs])("%s", path => {
  const contract = path === "kinds" ? kinds : contractOf(path);
  const document = JSON.parse(jsonSchema.emit(contract).files[0]!.text);
  const ajv = new Ajv2020({ strict: true });
  formats.default(ajv);
  ajv.addVocabulary(["x-tenet-places", "x-tenet-kind"]);
  for (const name of ["decimal", "integer"]) ajv.addFormat(name, true);
  ajv.addSchema(document);
  const refused = Object.keys(document.$defs).flatMap(name => {
    try {
      ajv.compile({ $ref: `${document.$id}#/$defs/${name}` });
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  });
  expect(refused).toEqual([]);
});
