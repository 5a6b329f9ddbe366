import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readPage, runPage } from "/work/main/test/cli/page.js";
import { test } from "vitest";
test("fill", async () => {
for (const name of process.env.PAGES!.split(",")) {
  const file = join("/work/main/test/cli", name);
  const text = readFileSync(file, "utf8");
  const folder = mkdtempSync("/tmp/fill-");
  const ran = await runPage(readPage(text), folder);
  rmSync(folder, { recursive: true });
  let at = 0;
  writeFileSync(file, text.replace(/^```text\n[\s\S]*?^```$/gm, () => "```text\n" + ran[at++]!.printed + "```"));
}
}, 300000);
