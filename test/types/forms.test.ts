/** Every type in odd company: it compiles, its values are drawn, a right implementation holds and a wrong one does not. */
import { generate } from "@tenet/generator";
import { describe, expect, test } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";
import { compiled, judge, statuses } from "./build.js";
import { forms } from "./forms.js";
import { runTests } from "./run-tests.js";

describe.each(forms)("$name", ({ spec, right, wrong, breaks, notChecked = [] }) => {
  test("a right implementation holds", async () => {
    const expected = Object.fromEntries(
      compiled(spec).contract.promises.map(({ id }) => [id, notChecked.includes(id) ? "not-checked" : "held"]),
    );
    expect(statuses(await judge(spec, right))).toEqual(expected);
  });

  test("a wrong one does not", async () => {
    expect(statuses(await judge(spec, wrong))).toMatchObject({ [breaks]: "broken" });
  });
});

describe("what is generated for all of them", () => {
  const bound = forms.filter(({ unbound }) => !unbound);
  const files = (kind: "right" | "wrong") =>
    bound.flatMap(({ spec, [kind]: module }, at) => [
      ...generate(compiled(spec, `form${at}.spec.md`).contract, { binding: `./form${at}.js` }).files,
      { name: `form${at}.ts`, text: module },
    ]);

  test("compiles", async () => {
    await inFolder(files("right"), folder => expect(complaints(folder, "seven")).toBe(""));
  });

  test("finds nothing in the right implementations", async () => {
    const results = await inFolder(files("right"), runTests);
    expect(
      results
        .filter(({ status }) => status === "failed")
        .map(({ file, title, message }) => `${file} ${title}: ${message.slice(0, 400)}`),
    ).toEqual([]);
    expect(results.filter(({ status }) => status === "passed").length).toBeGreaterThan(3 * bound.length);
  });

  test("finds what is wrong with the wrong ones", async () => {
    const results = await inFolder(files("wrong"), runTests);
    const missed = bound.filter(
      ({ breaks }, at) =>
        !results.some(
          ({ file, title, status }) => file === `form${at}` && title.startsWith(breaks) && status === "failed",
        ),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
