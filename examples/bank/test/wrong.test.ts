/** The wrong bank breaks just the promises that its mistakes violate, and the verdicts say where they stand. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL("..", import.meta.url));
const spec = fileURLToPath(new URL("../node_modules/@tenet/cli/bin/spec.js", import.meta.url));

test("three mistakes, six broken promises, each at its line with a case of one call", () => {
  const run = spawnSync(
    process.execPath,
    [spec, "verify", "--json", "--config", "spec.wrong.config.ts", "--seed", process.env["TENET_SEED"] ?? "1"],
    { cwd: here, encoding: "utf8" },
  );
  expect(run.status).toBe(1);
  const verdicts: { promise: string; status: string; line: number; counterexample: { calls: unknown[] } }[] =
    JSON.parse(run.stdout).verdicts;
  const broken = verdicts.filter(verdict => verdict.status === "broken");
  const ids = broken.map(verdict => verdict.promise.replace("bank.accounts/", ""));
  expect(ids.sort()).toEqual(["ACC-1", "CLS-2", "TRF-3", "TRF-4", "transfer.example-1", "transfer.frame"]);
  expect(broken.every(verdict => verdict.counterexample.calls.length === 1)).toBe(true);
  const lines = readFileSync(`${here}bank.spec.md`, "utf8").split("\n");
  for (const { promise, line } of broken.filter(
    verdict => /-\d$/.test(verdict.promise) && !/example/.test(verdict.promise),
  ))
    expect(lines[line - 1]).toContain(`**${promise.replace("bank.accounts/", "")}**`);
});
