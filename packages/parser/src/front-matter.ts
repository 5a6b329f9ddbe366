import { type Report, type Span, suggest } from "@tenet/diagnostics";
import { type Document, isMap, isScalar, type Pair, parseDocument, visit, type YAMLParseError } from "yaml";
import type { FrontMatter, Name } from "./ast.js";
import { LIMITS } from "./document/limits.js";
import type { Code } from "./messages.embedded.js";

const KEYS = ["spec", "version", "owner", "errors"] as const;
type Key = (typeof KEYS)[number];

const SPEC_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** Characters of YAML between the lines, at most. */
const LONGEST = 8000;

export interface FrontMatterAnswer {
  readonly frontMatter: FrontMatter;
  /** Where the document proper begins. */
  readonly end: number;
}

/** Reads the lines between `---` and `---` at the top of the file. */
export function readFrontMatter(report: Report<Code>): FrontMatterAnswer {
  const { text } = report.source;
  const [first = ""] = /^[^\n]*/.exec(text) ?? [];
  const head = { start: 0, end: Math.min(first.length, LIMITS.line) };
  const none = {
    span: { start: 0, end: 0 },
    spec: undefined,
    version: undefined,
    owner: undefined,
    errors: "throw",
  } as const;
  const language = /^---[ \t]*(\S.*)$/.exec(first)?.[1] ?? (/^\+\+\+[ \t]*$/.test(first) ? "TOML" : undefined);
  if (language !== undefined && !/^-+[ \t]*$/.test(first)) {
    report.add("front-matter-language", head, { language: language.trim() });
    return { frontMatter: none, end: afterForeign(text, first) };
  }
  if (!/^---[ \t]*$/.test(first)) {
    report.add("front-matter-missing", { start: 0, end: 0 });
    return { frontMatter: none, end: 0 };
  }
  const close = /^---[ \t]*$/m.exec(text.slice(first.length + 1));
  if (!close) {
    report.add("front-matter-unclosed", head);
    return { frontMatter: { ...none, span: head }, end: text.length };
  }
  const yaml = { start: first.length + 1, end: first.length + 1 + close.index };
  const span = { start: 0, end: yaml.end + close[0].length };
  const end = second(report, span.end);
  return { frontMatter: { span, ...read(report, yaml, span) }, end };
}

/** Skips front matter of another language, so that it is not read as prose. */
function afterForeign(text: string, first: string): number {
  const marker = first.slice(0, 3);
  const close = text.indexOf(`\n${marker}`, first.length);
  if (close === -1) return text.length;
  const newline = text.indexOf("\n", close + 1);
  return newline === -1 ? text.length : newline;
}

/** A second document would be read by other tools as more front matter. Answers where the document proper begins. */
function second(report: Report<Code>, end: number): number {
  const next = /^\s*(---|\.\.\.)[ \t]*$/m.exec(report.source.text.slice(end, end + 200));
  if (!next || next.index > 0) return end;
  const start = end + next[0].length - (next[1]?.length ?? 0);
  report.add("front-matter-second", { start, end: start + 3 });
  const behind = report.source.text.slice(start + 3, start + LONGEST);
  const close = /^(?:\n(?!#)[^\n]*)*?\n---[ \t]*(?=\n|$)/.exec(behind);
  return close ? start + 3 + close[0].length : end;
}

function read(report: Report<Code>, yaml: Span, whole: Span): Omit<FrontMatter, "span"> {
  const values = new Map<Key, Name>();
  const document = parse(report, yaml);
  const contents = document?.contents;
  if (contents && !isMap(contents))
    report.add("front-matter-syntax", yaml, { why: "it is not a list of `key: value` lines" });
  if (isMap(contents)) {
    for (const pair of contents.items) {
      const entry = readPair(report, pair as Pair, yaml);
      if (entry) values.set(entry.key, entry.value);
    }
  }
  if (!values.has("spec") && !report.diagnostics.some(each => each.severity === "error"))
    report.add("spec-name-missing", { start: whole.start, end: whole.start + 3 });
  return {
    spec: specName(report, values.get("spec")),
    version: values.get("version"),
    owner: values.get("owner"),
    errors: errorsOf(report, values.get("errors")),
  };
}

/** Core schema of YAML 1.2; whatever could make a value differ from what is read aloud is refused. */
function parse(report: Report<Code>, yaml: Span): Document | undefined {
  const text = report.source.text.slice(yaml.start, yaml.end);
  if (text.length > LONGEST || (text.match(/[[{]/g) ?? []).length > 50) {
    report.add("front-matter-syntax", { start: yaml.start, end: yaml.start + 1 }, { why: "it is too long" });
    return undefined;
  }
  try {
    const document = parseDocument(text, {
      schema: "core",
      version: "1.2",
      uniqueKeys: true,
      merge: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    const place = (start: number, end: number): Span => ({
      start: yaml.start + start,
      end: yaml.start + Math.max(end, start + 1),
    });
    for (const error of document.errors.slice(0, 1)) sayError(report, error, text, place);
    refuseIndirection(report, document, place);
    return document.errors.length > 0 ? undefined : (document as Document);
  } catch {
    report.add("front-matter-syntax", yaml, { why: "it is not YAML" });
    return undefined;
  }
}

/** The line at which reading stopped, in the words of a person who knows no YAML. */
function sayError(
  report: Report<Code>,
  { code, pos }: YAMLParseError,
  text: string,
  place: (start: number, end: number) => Span,
): void {
  const [at] = pos;
  const [key = ""] = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:]*)/.exec(text.slice(at)) ?? [];
  if (code === "DUPLICATE_KEY") return report.add("front-matter-key-twice", place(at, at + key.length));
  const from = text.lastIndexOf("\n", Math.max(at - 1, 0)) + 1;
  const line = /^[^\n]*/.exec(text.slice(from))?.[0] ?? "";
  const [, head = "", value = ""] = /^([\w-]+:[ \t]+)(\S.*?)[ \t]*$/.exec(line) ?? [];
  const start = from + head.length;
  if (code === "BLOCK_AS_IMPLICIT_KEY" && value !== "" && !/["\\]/.test(value)) {
    const span = place(start, start + value.length);
    const fix = { span, text: `"${value}"` };
    return report.add("front-matter-syntax", span, { why: "this value holds a colon", instead: `"${value}"` }, { fix });
  }
  const why = REASONS[code] ?? "a line is not of the form `key: value`";
  report.add("front-matter-syntax", place(from, from + line.length), { why });
}

const REASONS: Readonly<Partial<Record<YAMLParseError["code"], string>>> = {
  MISSING_CHAR: "a quotation mark or bracket is never closed",
  TAB_AS_INDENT: "this line begins with a tab",
  BAD_INDENT: "this line is indented in another way than the others",
};

/** Each alias once, with the anchor that it leads to; anchors that no alias uses, and tags. */
function refuseIndirection(
  report: Report<Code>,
  document: Document,
  place: (start: number, end: number) => Span,
): void {
  const spanOfNode = (node: { range?: readonly number[] | null }) => place(node.range?.[0] ?? 0, node.range?.[1] ?? 1);
  const anchors = new Map<string, Span>();
  const aliased = new Set<string>();
  visit(document, {
    Value: (_, node) => {
      if ("anchor" in node && node.anchor !== undefined) anchors.set(node.anchor, spanOfNode(node));
      if (node.tag !== undefined) report.add("front-matter-indirect", spanOfNode(node), { what: "tag" });
    },
    Alias: (_, node) => {
      aliased.add(node.source);
      const anchor = anchors.get(node.source);
      const labels = anchor ? [{ span: anchor, text: "what it stands for" }] : [];
      report.add("front-matter-indirect", spanOfNode(node), { what: "alias" }, { labels });
    },
  });
  for (const [name, span] of anchors)
    if (!aliased.has(name)) report.add("front-matter-indirect", span, { what: "anchor" });
}

function readPair(report: Report<Code>, pair: Pair, yaml: Span): { key: Key; value: Name } | undefined {
  const spanOfNode = (node: unknown): Span => {
    const range =
      node && typeof node === "object" && "range" in node
        ? (node.range as [number, number, number] | null | undefined)
        : undefined;
    return range ? { start: yaml.start + range[0], end: yaml.start + range[1] } : yaml;
  };
  const keySpan = spanOfNode(pair.key);
  const written = isScalar(pair.key) ? String(pair.key.value) : "";
  const key = KEYS.find(each => each === written);
  if (key === undefined) {
    const suggestion = suggest(written, KEYS);
    const fix = suggestion ? { fix: { span: keySpan, text: suggestion, guess: true } } : {};
    report.add("front-matter-key", keySpan, { key: written, keys: KEYS.join(", "), suggestion }, fix);
    return undefined;
  }
  if (isIndirect(report, pair.value, yaml)) return undefined;
  if (!isScalar(pair.value) || pair.value.value === null) {
    report.add("front-matter-value", pair.value && !isScalar(pair.value) ? spanOfNode(pair.value) : keySpan, { key });
    return undefined;
  }
  const span = spanOfNode(pair.value);
  const text =
    typeof pair.value.value === "string" ? pair.value.value : (pair.value.source ?? String(pair.value.value));
  if (/[\p{Cc}\p{Cf}\u2028\u2029]|\p{Surrogate}/u.test(text)) {
    report.add("front-matter-control", span, { key });
    return undefined;
  }
  return { key, value: { span, text } };
}

/** Whether an alias, anchor or tag was refused in a value: then nothing more is said of it. */
function isIndirect(report: Report<Code>, value: unknown, yaml: Span): boolean {
  const range = (value as { range?: readonly number[] | null } | null)?.range;
  const [start, end] = [yaml.start + (range?.[0] ?? 0), yaml.start + (range?.[1] ?? 0)];
  return report.diagnostics.some(
    ({ code, span }) => code === "front-matter-indirect" && span.start >= start && span.start <= end,
  );
}

/** Names of devices on Windows, with whatever follows behind a point: no file there can be called so. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)\d)(?=\.|$)/;

function specName(report: Report<Code>, name: Name | undefined): Name | undefined {
  const device = name && DEVICE.exec(name.text)?.[0];
  if (device !== undefined) {
    report.add("spec-name-device", name!.span, { name: name!.text, device });
    return undefined;
  }
  if (!name || (SPEC_NAME.test(name.text) && name.text.length <= 200)) return name;
  const tidy = name.text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  const suggestion = SPEC_NAME.test(tidy) ? tidy : undefined;
  const fix = suggestion ? { fix: { span: name.span, text: suggestion, guess: true } } : {};
  report.add("spec-name-form", name.span, { name: name.text, suggestion }, fix);
  return undefined;
}

function errorsOf(report: Report<Code>, value: Name | undefined): "throw" | "result" {
  if (!value || value.text === "throw") return "throw";
  if (value.text !== "result") report.add("front-matter-errors", value.span, { value: value.text });
  return value.text === "result" ? "result" : "throw";
}
