import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textLengths } from "../../packages/checker/src/rules/pattern.js";
import { speedOf } from "../../packages/checker/src/rules/slow.js";

describe("lengths of the texts that match a pattern", () => {
  it.each([
    ["^a{10}$", 10, 10],
    ["^acc_[a-z0-9]{8}$", 12, 12],
    ["^(ab|c)+$", 1, Infinity],
    ["^(ab|c){2,3}$", 2, 6],
    ["^a?b*\\d$", 1, Infinity],
    ["^\\u{1F600}\\p{L}\\x41$", 3, 3],
    ["^(?=.*x)\\bab$", 2, 2],
    ["^(?<y>[0-9]{4})-\\k<y>$", 5, Infinity],
    ["abc", 3, Infinity],
    ["^a$|^bb$", 1, 2],
    ["^a|bb$", 1, Infinity],
    ["^[\\]a]{2}$", 2, 2],
    ["", 0, Infinity],
  ])("%s: %s to %s", (source, low, high) => {
    expect(textLengths(source, "")).toEqual({ low, high });
  });

  it("counts the line ends that `m` lets in as any length", () => {
    expect(textLengths("^a$", "m").high).toBe(Infinity);
  });

  it("bounds every text that fast-check makes for the pattern", () => {
    const atom = fc.constantFrom("a", "\\d", "[x-z]", ".", "(?:ab|c)", "(?:é|😀)");
    const times = fc.constantFrom("", "?", "*", "+", "{2}", "{1,3}", "{2,}");
    const source = fc
      .array(fc.tuple(atom, times), { minLength: 1, maxLength: 4 })
      .map(parts => `^${parts.flat().join("")}$`);
    const cases = source.chain(text => fc.tuple(fc.constant(text), fc.stringMatching(new RegExp(text, "u"))));
    fc.assert(
      fc.property(cases, ([pattern, text]) => {
        const { low, high } = textLengths(pattern, "u");
        const size = [...text].length;
        return low <= size && size <= high;
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("how long a pattern can take", () => {
  it.each([
    "^(a+)+$",
    "^(\\w+\\s?)*$",
    "^(a|a)*$",
    "^(\\w|\\d)+$",
    "^((ab)*)*$",
    "(.*,)*x",
    "^(a*b?)+$",
    "(x+x+)+y",
    "^(\\b\\w+)+$",
    "^(?=(a+)+$)",
    "^([a-zA-Z0-9_.+-])+@(([a-zA-Z0-9-])+\\.)+([a-zA-Z0-9]{2,4})+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
  ])("%s: exponential", source => {
    expect(speedOf(source, "")).toBe("exponential");
  });

  it.each(["(.*)=(.*)", "a+$", "^a*a*$", "^\\s+|\\s+$", "^.*a.*b.*c.*$"])("%s: polynomial", source => {
    expect(speedOf(source, "")).toBe("polynomial");
  });

  it.each([
    "",
    "abc",
    "\\p{L}+",
    "(a+)+",
    "^acc_[a-z0-9]{8}$",
    "^(a+,)+$",
    "^[a-z]+(-[a-z]+)*$",
    "^(ab|c)*$",
    "^\\d+(\\.\\d+)?$",
    "^([^@]+)@([^@.]+\\.)+[a-z]+$",
    "^(a{1,3}){2}$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^.{1,1000}$",
    "^(25[0-5]|2[0-4]\\d|[01]?\\d\\d?)(\\.(25[0-5]|2[0-4]\\d|[01]?\\d\\d?)){3}$",
  ])("%s: fast", source => {
    expect(speedOf(source, "")).toBe("fast");
  });

  it("does not guess at back references", () => {
    expect(speedOf("^(a|b)\\1$", "")).toBe("unknown");
  });

  it("sees letters that differ in case only", () => {
    expect(speedOf("^(a|A)*$", "i")).toBe("exponential");
    expect(speedOf("^(a|A)*$", "")).toBe("fast");
  });

  it("answers on a large pattern too, by a limit on its steps", () => {
    const part = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+";
    expect(["fast", "unknown", "polynomial", "exponential"]).toContain(speedOf(`^${part.repeat(20)}$`, ""));
  });
});
