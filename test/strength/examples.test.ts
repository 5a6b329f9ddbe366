/** What docs/strength.md says of the examples: enough is noticed, and every survivor stands there with its reason. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MutantReport } from "@tenet/verifier/strength";
import { describe, expect, test } from "vitest";
import { change } from "./project.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const spec = `${root}/packages/cli/bin/spec.js`;
const page = readFileSync(`${root}/docs/strength.md`, "utf8");

/** A heading, the folder below it, the command, and the rows of its table. */
const section = /^### (.+)\n\nIn `([^`]+)`[^`]*```sh\nspec (.+)\n```\n\n(?:\|.*\n)*/gm;

const examples = [...page.matchAll(section)].map(([whole, title = "", folder = "", command = ""]) => ({
  title,
  folder,
  words: command.split(" ").map(word => word.replaceAll("'", "")),
  rows: [...whole.matchAll(/^\| `([^`]+)` \| `([^`]+)` → `([^`]+)` \| (.+) \|$/gm)].map(
    ([, place, original, mutated, reason]) => ({ text: `${place} ${original} → ${mutated}`, reason }),
  ),
}));

describe("the survivors of", () => {
  test("three examples stand in the documentation", () => {
    expect(examples.map(({ title }) => title)).toEqual(["The bank", "Intervals of date-fns", "Escaping of validator"]);
  });

  test.each(examples)("$title", ({ folder, words, rows }) => {
    const ran = spawnSync(process.execPath, [spec, ...words, "--json"], {
      cwd: `${root}/${folder}`,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
    const { mutants, score } = JSON.parse(ran.stdout).strengths[0] as {
      readonly mutants: readonly MutantReport[];
      readonly score: { readonly of: number };
    };
    const left = mutants
      .filter(({ fate }) => fate !== "killed")
      .map(mutant => `${mutant.file}:${mutant.start.line}:${mutant.start.column} ${change(mutant)}`);
    expect(left).toEqual(rows.map(({ text }) => text));
    expect(score.of).toBeGreaterThan(15);
  });
});
