/** Templates of the user's in the place of ours: their texts, and what is wrong with them. */
import { type Diagnostic, diagnose, type Source, type Span, suggest } from "@tenet/diagnostics";
import { type OwnTemplates, TemplateError } from "./layout.js";
import { catalogue } from "./messages.embedded.js";

/** By the name of the template that each takes the place of: `contract`. */
export type TemplateSources = Readonly<Record<string, Source>>;

/** The templates that may be replaced. */
export const replaceable = ["contract", "schemas", "properties"] as const;

export const textsOf = (sources: TemplateSources): OwnTemplates =>
  Object.fromEntries(Object.entries(sources).map(([name, { text }]) => [name, text]));

/** What every generated file says in its head, so that it is known for one. */
const mark = "`spec compile` writes it anew";

/** The text that `make` fills; undefined where it cannot, with the reason in `diagnostics`. */
export function filled(
  name: string,
  sources: TemplateSources,
  diagnostics: Diagnostic[],
  make: () => string | undefined,
): string | undefined {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (source === undefined) return make();
  try {
    const text = make();
    if (text === undefined || text.slice(0, 2000).includes(mark)) return text;
    diagnostics.push(diagnose(catalogue, "template-header", source, { start: 0, end: 0 }));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    diagnostics.push(problem(error, source));
  }
  return undefined;
}

function problem(error: TemplateError, source: Source): Diagnostic {
  const word = /`([^`]+)`/.exec(error.message)?.[1];
  const params = {
    reason: error.message,
    suggestion: word && suggest(word, error.known),
    known: word && error.known.join(", "),
  };
  return diagnose(catalogue, "template-failed", source, placeOf(error, source), { params });
}

/** The mustache that begins there, or the whole line where only that is known. */
function placeOf({ line, column }: TemplateError, { text }: Source): Span {
  if (line === undefined) return { start: 0, end: 0 };
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const here = lines[line - 1] ?? "";
  const from = Math.max(0, here.lastIndexOf("{{", column));
  const length = /^\{\{.*?\}\}/.exec(here.slice(from))?.[0].length ?? here.length - from;
  return { start: Math.min(before + from, text.length), end: Math.min(before + from + length, text.length) };
}
