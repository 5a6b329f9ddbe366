/** Values that fit, and values beside them, through every level: what each says is what it claims to say. */
import { emitters } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { disagreements } from "./disagreements.js";
import { checks, wireSchemas, zodSchemas } from "./levels.js";
import { contractOf, kinds, specs } from "./specs.js";

const emitter = (name: string) => emitters.find(one => one.name === name)!;

describe("the levels agree on single values", () => {
  test.each(["kinds", ...specs])("%s", path => {
    const contract = path === "kinds" ? kinds : contractOf(path);
    const levels = [
      checks(contract),
      zodSchemas(contract),
      wireSchemas(contract, emitter("json-schema")),
      // The same definitions in another place.
      ...(path.startsWith("functions/") ? [] : [wireSchemas(contract, emitter("openapi"))]),
    ];
    const { found, asked } = disagreements(contract, levels);
    if (contract.operations.length > 0) for (const { name } of levels) expect(asked.get(name)).toBeGreaterThan(10);
    expect(found.map(one => `${one.level} ${one.id} ${one.said}: ${one.value}`)).toEqual([]);
  });
});
