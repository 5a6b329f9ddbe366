/** Specs with mistakes that nobody would make on purpose: whatever is written, the compiler answers. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileText } from "@tenet/checker";
import { createSource } from "@tenet/diagnostics";
import { generate } from "@tenet/generator";
import { parseSpec } from "@tenet/parser";
import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { mutate } from "./mutate.js";

const folder = join(import.meta.dirname, "../../examples/domains");
const specs = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith(".spec.md"))
    .sort()
    .map(name => [name, readFileSync(join(folder, name), "utf8")]),
);
const mutantsOfEach = 40;

test.each([...specs.keys()])("%s, changed at random, is answered", name => {
  let compiled = 0;
  const random = randomOf(name.length * 7919);
  for (let run = 0; run < mutantsOfEach; run += 1) {
    let text = specs.get(name)!;
    for (let times = 1 + random(3); times > 0; times -= 1) text = mutate(text, random);
    const wrong = troubles(name, text);
    if (wrong.length > 0) expect.fail(`${wrong.join("\n")}\n\n${text}`);
    compiled += isCompiled ? 1 : 0;
  }
  expect(compiled).toBeGreaterThan(0);
});

let isCompiled = false;

/** What is wrong with the compiler's answer. */
function troubles(path: string, text: string): string[] {
  const { lines, source } = parseSpec(createSource(path, text)).value;
  const holes = lines.length === source.text.replace(/\n$/, "").split("\n").length && lines.every(Boolean);
  const { value, diagnostics } = compileText(path, text, other => specs.get(other), "policy");
  const said = diagnostics.flatMap(({ code, message, help, labels, span }) => {
    const shown = [message, help ?? "", ...(labels ?? []).map(one => one.text)].join("\n");
    const inText = span.start >= 0 && span.start <= span.end && span.end <= source.text.length;
    // Code that itself holds backticks stands in two of them.
    const bare = shown.replace(/`` [^\n]+? ``/g, "code");
    const isWhole = message !== "" && !/%[a-zA-Z]+%|\[object |(?<!`)(^|\s)`` (?!`)/.test(bare);
    const isRead = code !== "line-not-read" && (text.includes("undefined") || !shown.includes("undefined"));
    return inText && isWhole && isRead ? [] : [`${code}: ${shown}`];
  });
  isCompiled = value !== undefined && diagnostics.every(one => one.severity !== "error");
  const files = isCompiled ? generate(value!, { binding: "../binding.js" }).files : [];
  const unread = files
    .filter(file => file.name.endsWith(".ts"))
    .flatMap(file => {
      const parsed = ts.createSourceFile(file.name, file.text, ts.ScriptTarget.ESNext);
      const { parseDiagnostics } = parsed as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
      return parseDiagnostics.map(one => `${file.name}: ${one.messageText}`);
    });
  return [...(holes ? [] : ["a line has no role"]), ...said, ...unread];
}

/** The same numbers on every run: from 0 up to, not including, the one given. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
