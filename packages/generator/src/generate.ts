/** Contract to files. Pure: the same contract gives the same bytes. */
import { type Contract, judgeable, notCalled, worlds } from "@tenet/checker";
import type { Diagnostic } from "@tenet/diagnostics";
import { printArbitraries } from "./arbitraries/print.js";
import { contractFile } from "./contract/index.js";
import { statesFile } from "./diagrams/index.js";
import { guardFile } from "./guard/index.js";
import { manifestFile } from "./manifest.js";
import { allocate } from "./names.js";
import { filled, type TemplateSources, textsOf } from "./own-templates.js";
import { leftOut, withoutReferences } from "./references.js";
import { schemasFile } from "./schemas/index.js";
import { propertiesFile } from "./tests/index.js";

export interface GenerateOptions {
  /** Import path from the generated test to the binding's module, such as `../src/bank.binding.js`. Absent: no test file. */
  readonly binding?: string;
  /** In the place of the package's own, by name. */
  readonly templates?: TemplateSources;
}

export interface GeneratedFile {
  /** `bank.contract.ts`, to be written beside the others. */
  readonly name: string;
  readonly text: string;
}

export function generate(
  contract: Contract,
  options: GenerateOptions = {},
): { readonly files: readonly GeneratedFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const sources = options.templates ?? {};
  const templates = textsOf(sources);
  const diagnostics: Diagnostic[] = [];
  const laidOut = (name: string, make: () => string | undefined) => filled(name, sources, diagnostics, make);
  const names = allocate(contract);
  const judged = judgeable(contract);
  const here = withoutReferences(judged);
  const file = (ending: string, text: string | undefined): readonly GeneratedFile[] =>
    text === undefined ? [] : [{ name: `${contract.stem}.${ending}`, text }];
  return {
    files: [
      ...file(
        "contract.ts",
        laidOut("contract", () => contractFile(contract, here, names, templates)),
      ),
      ...file(
        "guard.ts",
        laidOut("guard", () => guardFile(contract, templates)),
      ),
      ...file(
        "schemas.ts",
        laidOut("schemas", () => schemasFile(here, names, templates)),
      ),
      ...file("arbitraries.ts", printArbitraries(here)),
      ...file(
        "properties.test.ts",
        laidOut("properties", () =>
          // Without anything to call there is nothing to test, and a file without tests fails.
          options.binding === undefined || contract.operations.length + contract.laws.length === 0
            ? undefined
            : propertiesFile(
                here,
                options.binding,
                { left: leftOut(here, judged), never: notCalled(contract) },
                templates,
              ),
        ),
      ),
      ...file("states.md", statesFile(contract)),
      ...file("manifest.json", manifestFile(judgeable(contract, worlds))),
    ],
    diagnostics,
  };
}
