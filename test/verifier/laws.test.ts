import { expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { judge, stamps, text } from "./specs.js";

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

test("a premise between the fields of two records is met by construction", async () => {
  expect(statuses(await judge(stamps, "stamp-right.ts"))).toMatchObject({ "STA-1": "held", "STA-2": "held" });
});

test("what breaks such a law is found, as small as it can be", async () => {
  const report = await judge(stamps, "stamp-wrong.ts");
  expect(statuses(report)).toMatchObject({ "STA-1": "held", "STA-2": "broken" });
  expect(verdict(report, "STA-2").counterexample?.given).toEqual({ a: { msecs: 0, seq: 0 }, b: { msecs: 0, seq: 1 } });
});
