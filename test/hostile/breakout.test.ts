/** Texts and names in every place of the language: each is refused with a message, or comes out as nothing but itself. */
import { compileText } from "@tenet/checker";
import { type GeneratedFile, generate } from "@tenet/generator";
import { ts } from "ts-morph";
import { afterEach, describe, expect, test } from "vitest";
import { complaints, inFolder, load } from "../generator/compilers.js";
import { type Hostile, specWith } from "./specs.js";
import { names, texts } from "./texts.js";

afterEach(() => expect("pwned" in globalThis).toBe(false));

/** The files that a spec leads to; undefined where it is refused, which it is with a message that says where. */
function compiled(given: Hostile, stem = "hostile"): readonly GeneratedFile[] | undefined {
  const { value, diagnostics, source } = compileText(`${stem}.spec.md`, specWith(given));
  const errors = diagnostics.filter(one => one.severity === "error");
  for (const { message, span } of errors) {
    expect(message).not.toBe("");
    expect(span.end).toBeLessThanOrEqual(source.text.length);
  }
  if (errors.length > 0 || value === undefined) return undefined;
  return generate(value, { binding: "./binding.js" }).files;
}

/** What the text became besides text: words of code, templates, marks for tools. */
function breaches({ name, text }: GeneratedFile): string[] {
  if (name.endsWith(".json")) return JSON.parse(text) === undefined ? [name] : [];
  if (name.endsWith(".md")) return breachesOfDiagram(text);
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  const found = parseDiagnostics.map(one => `${one.messageText}`);
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteral(node) || ts.isRegularExpressionLiteral(node);
    const isLeaf = ts.isIdentifier(node) || ts.isTemplateLiteralToken(node);
    if (!isText && isLeaf && /pwned/i.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const marks = /[\u2028\u2029\u202e]|^\s*(?:\/\/\/|\/\/ ?@ts-|\/\*\s*eslint-)|[#@] ?sourceMappingURL=|<\/script|<!--/m;
  return [...found, ...(marks.exec(text) ?? [])];
}

/** A heading, one comment, and diagrams whose lines are states and arrows with labels that are words. */
function breachesOfDiagram(text: string): string[] {
  const [, head, ...rest] = /^<!--\n([^<>]*)-->\n\n([^]*)$/.exec(text) ?? [];
  if (head === undefined || head.includes("--")) return ["comment"];
  const state = String.raw`(?:\[\*\]|[A-Za-z][A-Za-z0-9]*)`;
  const label = String.raw`(?:[^\n:;"<>\`{}%|\[\]\\&-]|#\d+;|-(?!-))*`;
  const line = new RegExp(
    String.raw`^ {4}(?:state "${label}" as \w+|${state} --> ${state}(?: : ${label}(?: \[${label}\])?)?)$`,
  );
  let inside = false;
  return rest
    .join("")
    .split("\n")
    .filter(one => {
      if (/^```(?:mermaid)?$/.test(one)) inside = !inside;
      else if (inside) return one !== "stateDiagram-v2" && !line.test(one);
      else if (one !== "") return !/^##? (?:[^<>`[\]]|\\.)*$/.test(one);
      return false;
    });
}

describe.each(["title", "prose", "value"] as const)("a text as %s", place => {
  test.each(texts)("stays a text: %j", text => {
    const files = compiled({ [place]: text });
    for (const file of files ?? []) expect(breaches(file), file.name).toEqual([]);
    // As a value there is nothing wrong with any of them.
    if (place === "value") expect(files).toBeDefined();
  });

  test("is mostly no reason to refuse a spec", () => {
    expect(texts.filter(text => compiled({ [place]: text }) !== undefined).length).toBeGreaterThan(texts.length / 2);
  });
});

test("texts type-check, and load without running", async () => {
  const files = texts.flatMap((text, at) => compiled({ title: text, value: text, prose: text }, `text${at}`) ?? []);
  const modules = files.filter(({ name }) => /\.(?:contract|schemas|arbitraries)\.ts$/.test(name));
  expect(modules.length).toBeGreaterThan(texts.length);
  await inFolder(modules, async folder => {
    for (const { name } of modules) await load1(folder, name);
  });
});

/** `load` compiles the whole folder; once is enough. */
let emitted: string | undefined;
async function load1(folder: string, name: string): Promise<unknown> {
  if (emitted !== folder) {
    emitted = folder;
    return load(folder, name);
  }
  return import(/* @vite-ignore */ `${folder}/out/${name.replace(/\.ts$/, ".js")}`);
}

const places = [
  "state",
  "role",
  "port",
  "portFunction",
  "event",
  "data",
  "type",
  "field",
  "operation",
  "input",
  "definition",
  "reference",
  "actorField",
] as const satisfies readonly (keyof Hostile)[];

test.each(places)("a name as %s is refused, or legal in generated code", async place => {
  const files = names.flatMap((name, at) => compiled({ [place]: name }, `name${at}`) ?? []);
  const modules = files.filter(({ name }) => /\.(?:contract|schemas|arbitraries)\.ts$/.test(name));
  expect(modules.length).toBeGreaterThan(names.length);
  for (const file of files) expect(breaches(file), file.name).toEqual([]);
  await inFolder(modules, folder => expect(complaints(folder, "seven")).toBe(""));
});

test.each(places.filter(place => place !== "state"))("__proto__ is no name for %s", place => {
  expect(compiled({ [place]: "__proto__" })).toBeUndefined();
});

test("__proto__ as a state is a word like any other", () => {
  const files = compiled({ state: "__proto__" }) ?? [];
  expect(files.map(file => [file.name, breaches(file)])).toEqual(files.map(({ name }) => [name, []]));
  expect(files.find(({ name }) => name.endsWith(".contract.ts"))?.text).toContain('"__proto__"');
});

test.each([
  "../../../etc/passwd",
  "/etc/passwd",
  "file:///etc/passwd",
  "data:text/javascript,globalThis.pwned=true",
  'x.ts"; globalThis.pwned = true; "',
  "C:\\x.ts",
  "//host/x.ts",
])("a module of functions at %j runs nothing", module => {
  for (const file of compiled({ module }) ?? []) expect(breaches(file), file.name).toEqual([]);
});
