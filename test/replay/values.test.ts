// The encoding that docs/replay.md describes: each row of its tables is tried.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { echo, judging } from "./helpers.js";

/** Whether the type takes the value as written, and finds it equal to another way of writing it. */
function same(type: string, one: string, other = one) {
  return judging(echo(type))(`{ "operation": "echo", "input": { "value": ${one} }, "result": ${other} }`);
}

describe("values by their type", () => {
  it.each([
    ["integer", "9007199254740991", "9007199254740991.0"],
    ["timestamp", '"2024-05-01T12:00:00Z"', '{ "$date": "2024-05-01T14:00:00+02:00" }'],
    ["set of integer", "[1, 2]", '{ "$set": [2, 1] }'],
    ["map from string to integer", '{ "a": 1 }', '[["a", 1]]'],
    ["map from string to integer", '{ "a": 1 }', '{ "$map": [["a", 1]] }'],
    ["map from integer to string", '{ "1": "x" }', '[[1, "x"]]'],
    ["optional string", "null", '{ "$undefined": true }'],
    ["number", "0", '{ "$number": "-0" }'],
    ["list of timestamp", '["2024-05-01T12:00:00Z"]', '[{ "$date": "2024-05-01T12:00:00.000Z" }]'],
    ["`{ string: integer }`", '{ "a": 1 }', '{ "$object": [["a", 1]] }'],
    [
      "integer, unbounded",
      "6300000000000000000000000000000000000000001",
      '"6300000000000000000000000000000000000000001"',
    ],
    ["integer, unbounded", "6.3e42", '{ "$bigint": "6300000000000000000000000000000000000000000" }'],
    ["integer, unbounded", "5", '{ "$bigint": "5" }'],
    ["decimal(2)", '"12.34"', "12.34"],
    ["decimal(2)", "12345678901234567890.25", '"12345678901234567890.25"'],
    ["bytes", '"AP8="', '{ "$bytes": "AP8=" }'],
    ["number", "123456789012345678901234567890", "123456789012345678901234567890"],
  ])("%s: %s is %s", (type, one, other) => {
    expect(same(type, one, other)).toMatchObject({ accepted: true });
  });

  it.each([
    [
      "integer, unbounded",
      "6300000000000000000000000000000000000000001",
      "6300000000000000000000000000000000000000002",
    ],
    ["integer, unbounded", "6.3e42", "6300000000000000000000000000000000000000001"],
    ["decimal(2)", '"12.34"', '"12.35"'],
    ["decimal(2)", "12345678901234567890.25", "12345678901234567890.26"],
    ["timestamp", '"2024-05-01T12:00:00Z"', '"2024-05-01T12:00:00.001Z"'],
  ])("%s: %s is not %s", (type, one, other) => {
    expect(same(type, one, other)).toMatchObject({ accepted: false });
  });

  it.each([
    ["integer", "9007199254740993"],
    ["integer", '{ "$bigint": "5" }'],
    ["timestamp", '"2024-05-01T12:00:00"'],
    ["timestamp", '"yesterday"'],
    ["number", '{ "$number": "NaN" }'],
    ["decimal(2)", '"12.345"'],
  ])("%s does not take %s", (type, value) => {
    expect(same(type, value).refusedBy).toEqual(["echo.input"]);
  });

  it("leaves digits inside of texts alone", () => {
    const text = '"\\\\\\"12345678901234567890, 1e99"';
    expect(same("string", text)).toMatchObject({ accepted: true });
  });

  it.each([
    ["the call", '{ "operation": "echo", "input": { "value": 1 }, "result": 2, "result": 1 }', "result"],
    ["an input", '{ "operation": "echo", "input": { "value": 2, "v\\u0061lue": 1 }, "result": 1 }', "value"],
    ["a list", '{ "operation": "echo", "input": { "value": [{ "a": 1 }, { "a": [], "a": {} }] } }', "a"],
  ])("does not choose between the values of a key that stands twice in %s", (_, line, key) => {
    expect(judging(echo("integer"))(line).problem).toBe(`The key "${key}" stands twice in one object.`);
  });

  it("takes a key again in another object, and where it is a value", () => {
    const line = '{ "operation": "echo", "input": { "value": { "a": ["a", "a"], "b": { "a": "b", "c": "\\"" } } } }';
    expect(judging(echo("integer"))(line)).toMatchObject({ accepted: false, refusedBy: ["echo.input"] });
  });

  it("tries every row of the tables in the documentation", () => {
    const page = readFileSync(new URL("../../docs/replay.md", import.meta.url), "utf8");
    const tags = [...page.matchAll(/`\{ "(\$\w+)"/g)].map(match => match[1]);
    const here = readFileSync(new URL(import.meta.url), "utf8");
    expect(tags.length).toBe(8);
    expect(tags.filter(tag => tag !== undefined && !here.includes(`"${tag}"`))).toEqual([]);
  });

  it("reads an own key that begins with $ where it is said to be one", () => {
    const type = '`{ "$date": integer }`';
    expect(same(type, '{ "$object": [["$date", 1]] }')).toMatchObject({ accepted: true });
  });
});

describe("what is secret", () => {
  const spec = echo("User", "## Types\n\n- `User`: `{ name: string, token: string, secret }`").replace(
    "Returns exactly: `value`",
    "Ensures:\n\n- **ECH-1** Never: `value.token === result.name`",
  );

  it("is not shown, wherever its value comes up", () => {
    const token = `s3cret "quoted" \\ ${"x".repeat(500)}`;
    const value = { name: "Ada", token };
    const answer = judging(spec)({ operation: "echo", input: { value }, result: value });
    expect(answer.refusedBy).toEqual(["ECH-1"]);
    expect(JSON.stringify(answer.shown)).not.toContain("s3cret");
    expect(JSON.stringify(answer.shown)).toContain("«secret»");
  });

  it("is not shown by a value that does not fit", () => {
    const value = { name: "Ada", token: "t0ken-of-ada", extra: "t0ken-of-ada" };
    const answer = judging(spec)({ operation: "echo", input: { value }, result: value });
    expect(answer.refusedBy).toEqual(["echo.input"]);
    expect(JSON.stringify(answer.shown)).not.toContain("t0ken");
  });
});
