/** The matrix in docs/levels.md is what the command prints. `UPDATE=1` writes it anew. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test("docs/levels.md shows the bank as it is", () => {
  const command = [at("packages/cli/bin/spec.js"), "trace", "--levels", "bank.spec.md"];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: at("examples/bank"), encoding: "utf8" });
  expect(stderr).toBe("");
  const page = readFileSync(at("docs/levels.md"), "utf8");
  const shown = page.replace(/```text\n[^]*?```/, () => `\`\`\`text\n${stdout}\`\`\``);
  if (process.env["UPDATE"]) writeFileSync(at("docs/levels.md"), shown);
  else expect(page).toBe(shown);
});
