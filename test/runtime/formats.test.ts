/** A text is a date, uuid, email or url for generated code exactly where it is one for the interpreter. */
import { isScalar, patterns } from "@tenet/checker";
import { isDate, isEmail, isUrl, isUuid } from "@tenet/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const formats = { date: isDate, uuid: isUuid, email: isEmail, url: isUrl };
const uuid = "0b8f1c9e-5d0a-4c3f-9a55-2f0f6f1b7a10";
const known = [
  "2024-02-29",
  "2023-02-29",
  "2024-02-30",
  "2024-13-01",
  "2024-00-10",
  "2024-1-1",
  "0000-01-01",
  "9999-12-31",
  "2024-02-29\n",
  " 2024-02-29",
  "+02024-01-01",
  uuid,
  uuid.toUpperCase(),
  uuid.slice(1),
  `${uuid}\n`,
  uuid.replaceAll("-", ""),
  "00000000-0000-0000-0000-000000000000",
  uuid.replace("a", "ﬀ"),
  "ſ".repeat(8) + uuid.slice(8),
  "a@b.c",
  "a@b",
  "a@b.",
  "a@.b",
  "a@b..c",
  "@b.c",
  "a@",
  "a b@c.d",
  "a@b@c.d",
  "a@b.c\n",
  "ä@ö.ü",
  "a@b.c.d",
  "😀@b.c",
  "\ud800@b.c",
  "https://example.org",
  "http:",
  "mailto:a@b.c",
  "example.org",
  "//x",
  "https://",
  " https://x ",
  "a:b",
  "",
];
/** Texts of a form with a slip in them. */
const near = fc
  .tuple(fc.constantFrom(...known), fc.nat(40), fc.constantFrom("", "0", "9", "-", "@", ".", "\n", "é", "T"))
  .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));

describe.each(Object.keys(formats) as (keyof typeof formats)[])("%s", name => {
  test("of known texts", () => {
    for (const text of known) expect(formats[name](text), JSON.stringify(text)).toBe(isScalar[name](text));
    expect(known.some(formats[name])).toBe(true);
  });

  test("of texts nearby", () =>
    fc.assert(
      fc.property(near, text => formats[name](text) === isScalar[name](text)),
      { numRuns: 2000 },
    ));
});

test("the patterns that emitters write out refuse no text that is one", () => {
  for (const [name, source] of Object.entries(patterns)) {
    const pattern = new RegExp(source, "u");
    for (const text of known)
      if (isScalar[name as keyof typeof patterns](text)) expect(pattern.test(text), text).toBe(true);
  }
});
