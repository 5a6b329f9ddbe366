/** A law whose premise relates fields of two records: the generated arbitraries build such records, and type-check. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { expect, test } from "vitest";
import { stamps } from "../verifier/specs.js";
import { complaints, inFolder } from "./compilers.js";

test.each(["six", "seven"] as const)("under TypeScript %s", async version => {
  const { value } = compileText("stamps.spec.md", stamps);
  if (!value) throw new Error("The spec should compile.");
  await inFolder(generate(value, {}).files, folder => expect(complaints(folder, version)).toBe(""));
});
