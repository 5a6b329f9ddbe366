import { createSource, type Diagnostic, position } from "@tenet/diagnostics";
import { parseSpec, type Spec } from "@tenet/parser";

export const HEAD = "---\nspec: a.b\n---\n\n# A\n\n";

export interface Read {
  readonly spec: Spec;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column text under the span`. */
  readonly told: readonly string[];
  readonly codes: readonly string[];
}

/** Parses a whole text. */
export function readWhole(text: string): Read {
  const source = createSource("a.spec.md", text);
  const { value, diagnostics } = parseSpec(source);
  const told = diagnostics.map(({ code, span }) => {
    const { line, column } = position(source, span.start);
    return `${code} ${line}:${column} ${source.text.slice(span.start, span.end)}`;
  });
  return { spec: value, diagnostics, told, codes: diagnostics.map(each => each.code) };
}

/** Parses what stands under a right front matter and title. */
export const read = (body: string): Read => readWhole(HEAD + body);

/** Without spans, sources and what is undefined, for comparison. */
export function bare<T>(value: T): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each: unknown) => (key === "span" && typeof each === "object" ? undefined : each)),
  );
}

/** Every span of the tree that has a text of its own, with that text. */
export function spans(value: unknown, source: string): { kind: string; text: string; said: string | undefined }[] {
  const found: { kind: string; text: string; said: string | undefined }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { span, kind, text } = node as { span?: { start: number; end: number }; kind?: string; text?: string };
    if (span) found.push({ kind: kind ?? "name", text: source.slice(span.start, span.end), said: text });
    Object.entries(node).forEach(([key, each]) => {
      if (key !== "source" && key !== "span") walk(each);
    });
  };
  walk(value);
  return found;
}
