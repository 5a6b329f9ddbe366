import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readPage, runPage, withPrinted } from "./page.js";

// Each page here is a document: files, commands and what they print. It is read, done and compared. UPDATE=1 writes what is
// printed now: read the difference before keeping it.
const pages = import.meta.dirname;
let folder: string | undefined;

afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe("the spec command", () => {
  for (const name of readdirSync(pages)
    .filter(file => file.endsWith(".md"))
    .sort()) {
    test(name.replace(/\.md$/, ""), async () => {
      folder = mkdtempSync(join(tmpdir(), "tenet-page-"));
      const text = readFileSync(join(pages, name), "utf8");
      const page = readPage(text);
      expect(page.filter(step => step.kind === "command").length, "commands on the page").toBeGreaterThan(0);
      const ran = await runPage(page, folder);
      if (process.env["UPDATE"] === "1") writeFileSync(join(pages, name), withPrinted(text, ran));
      else for (const { command, expected, printed } of ran) expect(printed, command).toBe(expected);
    }, 120_000);
  }
});
