import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { echo } from "./helpers.js";

const bin = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenet-replay-"));
  writeFileSync(join(folder, "echo.spec.md"), echo("string"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a file larger than memory", () => {
  it("is judged line by line", () => {
    const file = join(folder, "large.jsonl");
    const handle = openSync(file, "w");
    const value = "x".repeat(400_000);
    const line = `${JSON.stringify({ operation: "echo", input: { value }, result: value })}\n`;
    // 120 MB, in a process that may hold 64.
    for (let at = 0; at < 150; at += 1) writeSync(handle, line);
    closeSync(handle);
    const words = ["--max-old-space-size=64", bin, "replay", "echo.spec.md", "large.jsonl", "--json"];
    const printed = execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    const answers = printed.trim().split("\n");
    expect(answers).toHaveLength(150);
    expect(JSON.parse(answers.at(-1)!)).toEqual({ line: 150, accepted: true, refusedBy: [] });
  });

  it("passes over a line that is too long, and goes on", async () => {
    const child = spawn(process.execPath, [bin, "replay", "echo.spec.md", "-", "--json"], { cwd: folder });
    let out = "";
    child.stdout.on("data", data => (out += data));
    const block = Buffer.alloc(2 ** 20, "y");
    for (let at = 0; at < 65; at += 1) child.stdin.write(block);
    child.stdin.end('\n{"operation":"echo","input":["a"],"result":"b"}\n');
    const code = await new Promise(resolve => child.on("close", resolve));
    const [long, next] = out
      .trim()
      .split("\n")
      .map(line => JSON.parse(line));
    expect(long).toEqual({ line: 1, accepted: null, refusedBy: [], problem: "It is longer than 64 MiB." });
    expect(next).toMatchObject({ line: 2, accepted: false });
    expect(code).toBe(2);
  });

  it("stops where nobody reads on", () => {
    const line = `${JSON.stringify({ operation: "echo", input: ["a"], result: "a" })}\n`;
    writeFileSync(join(folder, "many.jsonl"), line.repeat(20_000));
    const command = `"${process.execPath}" "${bin}" replay echo.spec.md many.jsonl --json | head -n 1`;
    const printed = execFileSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(printed)).toMatchObject({ line: 1, accepted: true });
    expect(readdirSync(folder)).toContain("many.jsonl");
  });
});
