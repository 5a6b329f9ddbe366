// Whatever stands in the file, the answer is a list of diagnostics whose places exist; nothing throws.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText } from "@tenet/checker";
import { render } from "@tenet/diagnostics";
import fc from "fast-check";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = readdirSync(join(root, "diagnostics"))
  .filter(name => name.endsWith(".md"))
  .sort();
const source = (name: string) =>
  /^(`{3,})markdown\n([\s\S]*?)^\1$/m.exec(readFileSync(join(root, "diagnostics", name), "utf8"))![2]!;
const texts = [readFileSync(join(root, "../examples/bank/bank.spec.md"), "utf8"), ...pages.map(source)];

/** A slip of the pen: a piece of the text is cut, doubled, moved, or replaced by a piece of another spec. */
const slip = fc.record({
  what: fc.constantFrom("cut", "double", "line", "foreign"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 12 }),
  other: fc.nat({ max: texts.length - 1 }),
});

function slipped(
  text: string,
  { what, at, length, other }: typeof slip extends fc.Arbitrary<infer T> ? T : never,
): string {
  const start = Math.floor(at * text.length);
  const piece = text.slice(start, start + length);
  if (what === "cut") return text.slice(0, start) + text.slice(start + length);
  if (what === "double") return text.slice(0, start) + piece + text.slice(start);
  const lines = text.split("\n");
  const line = Math.floor(at * lines.length);
  if (what === "line") lines.splice(line, 1);
  else lines.splice(line, 0, ...texts[other]!.split("\n").slice(-length));
  return lines.join("\n");
}

it("answers every broken spec with places inside of it", () => {
  const broken = fc
    .tuple(fc.constantFrom(...texts), fc.array(slip, { minLength: 1, maxLength: 4 }))
    .map(([text, slips]) => slips.reduce(slipped, text));
  fc.assert(
    fc.property(broken, text => {
      const { source, diagnostics } = compileText("a.spec.md", text);
      for (const one of diagnostics) {
        expect(one.span.start).toBeLessThanOrEqual(one.span.end);
        expect(one.span.end).toBeLessThanOrEqual(source.text.length);
        expect(one.message).not.toMatch(/%\w+%|undefined|\[object/);
        expect(render(one, source)).toContain(one.code);
      }
    }),
    { seed: 11, numRuns: 400 },
  );
});
