/** `STEM.schemas.ts`: Zod schemas for the edge where values come in; rules are refinements with the spec's words. */
import type { Contract } from "@tenet/checker";
import { header } from "../header.js";
import { fill, type OwnTemplates } from "../layout.js";
import type { Names } from "../names.js";
import { SchemaWriter } from "./writer.js";

export function schemasFile(contract: Contract, names: Names, templates: OwnTemplates = {}): string {
  const writer = new SchemaWriter(contract, names);
  const schemas = [
    ...contract.types.map(type => writer.declaration(type)),
    ...contract.operations.flatMap(operation => writer.operation(operation)),
  ];
  const { helpers } = writer.emitter;
  const types = [...new Set([...writer.types, ...writer.emitter.declaredTypes])].sort();
  return fill(
    "schemas",
    {
      header: header(contract, "schemas"),
      zod: schemas.length === 0 ? "" : 'import { z } from "zod";',
      helpers: helpers.size === 0 ? "" : `import { ${[...helpers].sort().join(", ")} } from "@tenet/runtime";`,
      types: types.length === 0 ? "" : `import type { ${types.join(", ")} } from "./${contract.stem}.contract.js";`,
      schemas,
      nothing: schemas.length === 0 ? "export {};" : "",
    },
    templates,
  );
}
