import { expect, test } from "vitest";
import { judge, statuses, text, verdict } from "./specs.js";

test("a law holds", async () => {
  expect(statuses(await judge(text, "text-right.ts", { runs: 200 }))).toMatchObject({ "ESC-1": "held" });
});

test("outputs seen earlier reach what random texts do not", async () => {
  const report = await judge(text, "text-wrong.ts", { runs: 200 });
  const { status, counterexample } = verdict(report, "ESC-1");
  expect(status).toBe("broken");
  expect(counterexample?.given).toEqual({ s: "&lt;" });
  expect(counterexample?.calls.map(({ operation }) => operation)).toEqual(["escape", "unescape"]);
  expect(counterexample?.parts).toContainEqual({ text: "unescape(escape(s))", value: "<" });
});
