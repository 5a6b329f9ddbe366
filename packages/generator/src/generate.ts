/** Contract to files. Pure: the same contract gives the same bytes. */
import type { Contract } from "@tenet/checker";
import { printArbitraries } from "./arbitraries/print.js";
import { contractFile } from "./contract/index.js";
import { manifestFile } from "./manifest.js";
import { allocate } from "./names.js";
import { schemasFile } from "./schemas/index.js";
import { propertiesFile } from "./tests/index.js";

export interface GenerateOptions {
  /** Import path from the generated test to the binding's module, such as `../src/bank.binding.js`. Absent: no test file. */
  readonly binding?: string;
}

export interface GeneratedFile {
  /** `bank.contract.ts`, to be written beside the others. */
  readonly name: string;
  readonly text: string;
}

export function generate(
  contract: Contract,
  options: GenerateOptions = {},
): { readonly files: readonly GeneratedFile[] } {
  const names = allocate(contract);
  const file = (ending: string, text: string | undefined): readonly GeneratedFile[] =>
    text === undefined ? [] : [{ name: `${contract.stem}.${ending}`, text }];
  return {
    files: [
      ...file("contract.ts", contractFile(contract, names)),
      ...file("schemas.ts", schemasFile(contract, names)),
      ...file("arbitraries.ts", printArbitraries(contract)),
      ...file(
        "properties.test.ts",
        options.binding === undefined ? undefined : propertiesFile(contract, options.binding),
      ),
      ...file("manifest.json", manifestFile(contract)),
    ],
  };
}
