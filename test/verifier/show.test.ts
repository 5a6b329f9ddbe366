import { show } from "@tenet/verifier";
import { expect, test } from "vitest";

test.each([
  ["a\u202eb\u0007", '"a\\u202eb\\u0007"'],
  [undefined, "nothing"],
  [-0, "-0"],
  [new Map([["k", 1]]), '{ "k": 1 }'],
  [{ a: 1, "b c": [true] }, '{ a: 1, "b c": [true] }'],
  [new Date(0), "1970-01-01T00:00:00.000Z"],
])("%o", (value, text) => expect(show(value)).toBe(text));

test("long values are shortened, and say so", () => {
  expect(show("x".repeat(1000))).toMatch(/^"x{399}… \(1002 characters in all\)$/);
});
