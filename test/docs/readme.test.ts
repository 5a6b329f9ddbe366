/** What the README shows is what happens. `UPDATE=1` writes the outputs anew. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = join(root, "README.md");
const folder = mkdtempSync(join(root, "test", ".readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocks(language: string): string[] {
  const all: Block[] = [...readFileSync(readme, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(match => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
  }));
  return all.filter(block => block.language === language).map(block => block.text);
}

/** What `spec` prints; it may end with 1, as it should for a broken promise. */
function spec(cwd: string, ...args: string[]): { readonly text: string; readonly status: number } {
  const env = { ...process.env, NO_COLOR: "1", TENET_SEED: undefined, FORCE_COLOR: undefined };
  try {
    const text = execFileSync(process.execPath, [join(root, "packages/cli/bin/spec.js"), ...args], {
      cwd,
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
    return { text, status: 0 };
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number };
    return { text: stdout, status };
  }
}

function expectShown(at: number, text: string): void {
  if (process.env["UPDATE"]) replaceShown(at, text);
  expect(blocks("text")[at]).toBe(text);
}

function replaceShown(at: number, text: string): void {
  let seen = -1;
  const replaced = readFileSync(readme, "utf8").replace(/^```text\n[\s\S]*?^```$/gm, block => {
    seen += 1;
    return seen === at ? `\`\`\`text\n${text}\`\`\`` : block;
  });
  writeFileSync(readme, replaced);
}

test("the spec of the README leads to the verdict that it shows", () => {
  writeFileSync(join(folder, "bill.spec.md"), blocks("markdown")[0] ?? "");
  writeFileSync(join(folder, "bill.ts"), blocks("ts")[0] ?? "");
  writeFileSync(
    join(folder, "spec.config.ts"),
    `export default { specs: ["bill.spec.md"], implementations: { bill: "./bill.ts" } };\n`,
  );
  const { text, status } = spec(folder, "verify");
  expect(status).toBe(1);
  expectShown(0, text);
});

test("the recorded calls get the answers shown", () => {
  writeFileSync(join(folder, "calls.jsonl"), blocks("json")[0] ?? "");
  const { text, status } = spec(folder, "replay", "bill", "calls.jsonl");
  expect(status).toBe(1);
  expectShown(1, text);
});

test("the statements of the spec are those shown", () => {
  const { text, status } = spec(folder, "trace");
  expect(status).toBe(0);
  expectShown(2, text);
});

test("the schemas lead to the draft shown", () => {
  writeFileSync(join(folder, "schemas.ts"), blocks("js")[0] ?? "");
  const { text, status } = spec(folder, "import", "schemas.ts#Guest");
  expect(status).toBe(0);
  expectShown(3, text);
});

test("the spec of the README is formatted", () => {
  expect(spec(folder, "fmt", "--check").status).toBe(0);
});

test("the wrong bank breaks the promise that the README shows", () => {
  const { text, status } = spec(
    join(root, "examples/bank"),
    "verify",
    "--config",
    "spec.wrong.config.ts",
    "--only",
    "TRF-3",
  );
  expect(status).toBe(1);
  expectShown(4, text);
});
