import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readPage, runPage } from "./page.js";

// Each page here is a document: files, commands and what they print. It is read, done and compared.
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
      const page = readPage(readFileSync(join(pages, name), "utf8"));
      expect(page.filter(step => step.kind === "command").length, "commands on the page").toBeGreaterThan(0);
      for (const { command, expected, printed } of await runPage(page, folder)) expect(printed, command).toBe(expected);
    }, 120_000);
  }
});
