/** The versions with a known bug break the promise that their documentation makes; the fixed ones keep all, whatever the seed. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL("..", import.meta.url));
const spec = fileURLToPath(new URL("../node_modules/@tenet/cli/bin/spec.js", import.meta.url));

interface Verdict {
  readonly promise: string;
  readonly status: string;
  readonly line: number;
  readonly counterexample?: { readonly calls: readonly unknown[] };
}

function verify(...words: string[]): { readonly status: number; readonly verdicts: readonly Verdict[] } {
  try {
    const text = execFileSync(process.execPath, [spec, "verify", "--json", ...words], { cwd: here, stdio: "pipe" });
    return { status: 0, ...JSON.parse(String(text)) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: Buffer };
    return { status, ...JSON.parse(String(stdout)) };
  }
}

const seed = Number(process.env["TENET_SEED"] ?? 1);

test("each buggy version is broken at the promise that its bug violates, with a minimal case", () => {
  const { status, verdicts } = verify("--config", "spec.buggy.config.ts", "--seed", "1");
  expect(status).toBe(1);
  const calls = (promise: string) => {
    const verdict = verdicts.find(one => one.promise === promise);
    expect(verdict?.status, promise).toBe("broken");
    return verdict?.counterexample?.calls.length;
  };
  expect(calls("npm.validator/ESC-2")).toBe(2);
  expect(calls("npm.date-fns/INT-3")).toBe(1);
  // Four tasks, two of them done, however they got there.
  expect(calls("npm.fastpriorityqueue/QUEUE-6")).toBeLessThanOrEqual(3);
  // Three pushes and a pop leave the heap out of order; the next pop shows it.
  expect(calls("npm.heap-js/HEAP-4")).toBeLessThanOrEqual(5);
});

test.each([0, 1, 2, 3, 4])("the fixed versions keep every promise (%s after the first seed)", more => {
  const { status, verdicts } = verify("--seed", String(seed + more));
  expect(verdicts.filter(verdict => verdict.status !== "held")).toEqual([]);
  expect(status).toBe(0);
});
