/** Each defect of the shop breaks, over HTTP, the promise that speaks of it; the right shop keeps it. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const shop = fileURLToPath(new URL("../../examples/shop/", import.meta.url));
const spec = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));

interface Verdict {
  readonly promise: string;
  readonly status: string;
  readonly words?: string;
}

/** What becomes of the promise, and all that the report says. */
function judged(
  implementation: string,
  promise: string,
): { readonly status: string | undefined; readonly text: string } {
  const run = ["verify", "shop.spec.md", "--implementation", implementation, "--only", promise];
  const { stdout } = spawnSync(process.execPath, [spec, ...run, "--runs", "5", "--json"], {
    cwd: shop,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, DATABASE_URL: undefined },
  });
  const { verdicts } = JSON.parse(stdout) as { readonly verdicts: readonly Verdict[] };
  return { status: verdicts.find(one => one.promise === `shop.service/${promise}`)?.status, text: stdout };
}

test("a missing tenant check: an order of another store is shown", () => {
  const { status, text } = judged("./defects/missing-tenant-check.ts", "order.id.visible");
  expect(status).toBe("broken");
  expect(text).toContain("NOT_FOUND");
});

test("a failure mode that answers 500 instead of its code", () => {
  const { status, text } = judged("./defects/failure-500.ts", "FM-1");
  expect(status).toBe("broken");
  expect(text).toContain("POST /pay answered 500");
  expect(text).toContain("PAYMENT_UNAVAILABLE");
});

test("a lost update in the reservation of stock, between two statements of two requests", () => {
  const { status, text } = judged("./defects/lost-update.ts", "QU-6");
  expect(status).toBe("broken");
  expect(text).toContain("two calls at the same time come to what no order of them would");
  expect(text).toMatch(/A goes on with .*update products set aside/);
});

test("the right shop, asked in the same way, keeps its reservations apart", () => {
  const { status } = judged("./src/shop.http.binding.ts", "QU-6");
  expect(status).toBe("held");
});
