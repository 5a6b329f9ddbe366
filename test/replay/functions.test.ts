// The specs of functions in the examples: they compile without a word, and judge calls of our own.
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { compileText } from "@tenet/checker";
import { replayer } from "@tenet/verifier";
import { describe, expect, it } from "vitest";

const folder = new URL("../../examples/functions/", import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith(".spec.md"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

interface Sample {
  readonly spec: string;
  readonly call: unknown;
  readonly refusedBy?: readonly string[];
}

const samples: readonly Sample[] = read("calls.jsonl")
  .trim()
  .split("\n")
  .map(line => JSON.parse(line));

describe("specs of functions", () => {
  it.each(names)("%s compiles without a message", name => {
    const { value, diagnostics } = compileText(name, read(name));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(value?.operations.map(({ examples }) => examples.length > 0)).toEqual([true]);
  });

  it.each(names)("%s judges calls of our own", name => {
    const { value, source } = compileText(name, read(name));
    const judge = replayer(value!, source.text);
    const own = samples.filter(({ spec }) => spec === basename(name, ".spec.md"));
    const wrong = own.filter(({ refusedBy = [] }) => refusedBy.length > 0);
    expect([own.length - wrong.length > 0, wrong.length > 0], "a right call and a wrong one").toEqual([true, true]);
    for (const { call, refusedBy = [] } of own)
      expect({ call, refusedBy: judge(JSON.stringify(call)).refusedBy }).toEqual({ call, refusedBy });
  });
});
