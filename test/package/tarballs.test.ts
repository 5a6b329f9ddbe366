import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outside } from "./workshop.js";

// What people get from the registry: packed packages in a folder that knows nothing of this workspace.
const packages = join(import.meta.dirname, "../../packages");
const names = readdirSync(packages).sort();

let folder: string;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenet-packed-"));
  project = join(folder, "project");
  mkdirSync(project);
  for (const name of names) {
    const packed = await outside(
      "npx",
      ["-y", "pnpm@10.34.9", "pack", "--pack-destination", folder],
      join(packages, name),
    );
    expect(packed.code, packed.err).toBe(0);
  }
  const manifest = {
    name: "empty",
    private: true,
    version: "1.0.0",
    dependencies: Object.fromEntries(names.map(name => [`@tenet/${name}`, `file:../tenet-${name}-0.1.0.tgz`])),
  };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  const wanted = JSON.parse(
    readFileSync(join(import.meta.dirname, "../node_modules/vitest/package.json"), "utf8"),
  ).version;
  const installed = await outside(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline", `vitest@${wanted}`, "fast-check@4", "zod@4"],
    project,
  );
  expect(installed.code, installed.err).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = (...words: string[]) =>
  outside(process.execPath, [join(project, "node_modules/@tenet/cli/bin/spec.js"), ...words], project);

describe("packed packages in an empty project", () => {
  test("say their version", async () => {
    expect((await spec("--version")).out).toBe("0.1.0\n");
  });

  test("carry nothing of the workspace", () => {
    for (const name of names) {
      const manifest = readFileSync(join(project, "node_modules/@tenet", name, "package.json"), "utf8");
      expect(manifest).not.toMatch(/workspace:|catalog:/);
      const files = readdirSync(join(project, "node_modules/@tenet", name), { recursive: true }).map(String);
      expect(
        files.filter(file => /(^|\/)src\/|\.tsbuildinfo$|\.test\./.test(file) && !file.startsWith("starter/")),
      ).toEqual([]);
    }
  });

  test("init, compile and verify work, and the generated tests pass", async () => {
    const written = await spec("init");
    expect(written, written.err).toMatchObject({ code: 0 });
    expect(written.out).toContain("wrote specs/bill.spec.md");

    const compiled = await spec("compile");
    expect(compiled, compiled.err).toMatchObject({ code: 0 });
    expect(await spec("compile", "--check")).toMatchObject({ code: 0 });

    const verified = await spec("verify", "--json");
    expect(verified, verified.err).toMatchObject({ code: 0 });
    const { verdicts } = JSON.parse(verified.out);
    expect(verdicts.find((verdict: { promise: string }) => verdict.promise === "bill/BILL-3")).toMatchObject({
      status: "held",
    });

    const tested = await outside("npx", ["vitest", "run"], project);
    expect(tested, tested.out + tested.err).toMatchObject({ code: 0 });
    expect(tested.out).toMatch(/Tests +[1-9]\d* passed/);
  });

  test("a broken implementation is found by verify and by the generated tests", async () => {
    const file = join(project, "src/bill.ts");
    const right = readFileSync(file, "utf8");
    const wrong = right.replace("index < odd ? share + 1 : share", "index === 0 ? share + odd : share");
    expect(wrong).not.toBe(right);
    writeFileSync(file, wrong);
    const verified = await spec("verify", "--json");
    const tested = await outside("npx", ["vitest", "run"], project);
    writeFileSync(file, right);
    expect(verified.code, verified.err).toBe(1);
    const broken = JSON.parse(verified.out).verdicts.filter(
      (verdict: { status: string }) => verdict.status === "broken",
    );
    expect(broken.map((verdict: { promise: string }) => verdict.promise)).toEqual(["bill/BILL-4"]);
    expect(broken[0].counterexample.calls).toEqual([{ operation: "split", input: { total: 2, people: 3 } }]);
    expect(tested.code).toBe(1);
  });
});
