import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPage, runPage, withPrinted } from "./page.js";

// Each page here is a document: files, commands and what they print. It is read, done and compared. UPDATE=1 writes what is
// printed now: read the difference before keeping it. Pages wait for processes of their own, so several are done at a time.
const pages = import.meta.dirname;

async function done(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tenet-page-"));
  try {
    const text = readFileSync(join(pages, name), "utf8");
    const page = readPage(text);
    expect(page.filter(step => step.kind === "command").length, "commands on the page").toBeGreaterThan(0);
    const ran = await runPage(page, folder);
    if (process.env["UPDATE"] === "1") writeFileSync(join(pages, name), withPrinted(text, ran));
    else for (const { command, expected, printed } of ran) expect(printed, command).toBe(expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.concurrent("the spec command", () => {
  const names = readdirSync(pages).filter(file => file.endsWith(".md"));
  for (const name of names.sort()) test(name.replace(/\.md$/, ""), () => done(name));
});
