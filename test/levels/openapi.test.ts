/** The OpenAPI documents are such, and say what the spec says. */

import { Validator } from "@seriousme/openapi-schema-validator";
import { emitters } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { contractOf, specs } from "./specs.js";

const openapi = emitters.find(one => one.name === "openapi")!;
const documentOf = (path: string) => JSON.parse(openapi.emit(contractOf(path)).files[0]!.text);

const validator = new Validator();

describe("OpenAPI", () => {
  test.each(specs.filter(path => !path.startsWith("functions/")))(
    "%s is valid by the schema of OpenAPI 3.1",
    async path => {
      const { valid, errors } = await validator.validate(documentOf(path));
      expect(errors).toBeUndefined();
      expect(valid).toBe(true);
    },
  );

  test("every operation is there by its name, with its codes by status", () => {
    const { paths, components } = documentOf("shop/shop.spec.md");
    const contract = contractOf("shop/shop.spec.md");
    const operations = Object.values(paths as object).map(item => item.post);
    expect(operations.map(one => one.operationId)).toEqual(contract.operations.map(one => one.name));
    for (const { operationId, responses } of operations) {
      const { refusals, mayFail } = contract.operations.find(one => one.name === operationId)!;
      const codes = Object.values(responses as object).flatMap(
        one => one.content?.["application/json"].schema.properties?.code?.enum ?? [],
      );
      expect(codes).toEqual(expect.arrayContaining([...new Set([...refusals.map(one => one.code), ...mayFail])]));
    }
    const place = operations.find(one => one.operationId === "place")!;
    expect(place.responses["409"].content["application/json"].schema.properties.code.enum).toContain("OUT_OF_STOCK");
    expect(place.security).toEqual([{ caller: [] }]);
    expect(Object.keys(components.securitySchemes)).toEqual(["caller"]);
  });
});
