// `--fix` on every page about a mistake: never more errors than before, and nothing left that it could mend.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText, type Load } from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { repair } from "../../packages/cli/dist/fix/repair.js";

const folder = join(import.meta.dirname, "../diagnostics");
const pages = readdirSync(folder).filter(name => name.endsWith(".md"));

function read(name: string) {
  const page = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
  const files = new Map(
    [...page.matchAll(/^`([^`\n]+)`:\n\n(`{3,})markdown\n([\s\S]*?)^\2$/gm)].map(([, path, , text]) => [path!, text!]),
  );
  const load: Load = Object.assign((path: string) => files.get(path), { near: () => [...files.keys()] });
  return { text: /^(`{3,})markdown\n([\s\S]*?)^\1$/m.exec(page)![2]!, load };
}

const errors = (text: string, load: Load) =>
  compileText("example.spec.md", text, load).diagnostics.filter(one => one.severity === "error").length;

describe("repairs", () => {
  it("never make things worse, and are done at once", () => {
    let mended = 0;
    for (const name of pages) {
      const { text, load } = read(name);
      const fixed = repair("example.spec.md", text, load);
      if (fixed.count === 0) continue;
      mended += 1;
      expect({ name, worse: errors(fixed.text, load) > errors(text, load) }).toEqual({ name, worse: false });
      expect({ name, again: repair("example.spec.md", fixed.text, load).count }).toEqual({ name, again: 0 });
    }
    expect(mended).toBeGreaterThan(5);
  });
});
