/** The first lines of every generated file. */
import type { Contract } from "@tenet/checker";
import { docComment } from "./encode/index.js";

const what = {
  contract: "The contract of",
  schemas: "Zod schemas of",
  arbitraries: "Arbitraries of",
  properties: "Property tests of",
  fake: "A fake of",
  guard: "The guard of",
  states: "The states of",
} as const;

/** Says what the file is, what it comes of, and that nobody should edit it. */
export function header(contract: Contract, file: keyof typeof what): string {
  const lines = [
    `${what[file]} ${contract.spec} ${contract.version}, generated from ${contract.path}.`,
    `Do not edit: \`spec ${file === "fake" ? "fake" : "compile"}\` writes it anew.`,
    `Source: sha256:${contract.hash}`,
  ];
  return docComment(lines.join("\n"));
}
