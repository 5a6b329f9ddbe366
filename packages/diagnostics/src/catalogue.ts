import type { Answer, Diagnostic, Fix, Label, Severity, Source, Span } from "./diagnostic.js";

/** One heading of a messages file. */
export interface Entry {
  readonly code: string;
  readonly severity: Severity;
  /** With `%name%` where a parameter goes. */
  readonly message: string;
  /** The first whose parameters are all given is shown. */
  readonly helps: readonly string[];
  /** Markdown, for `spec explain CODE` and the documentation. */
  readonly explanation: string;
}

export type Catalogue<Code extends string = string> = ReadonlyMap<Code, Entry>;

export type Params = Readonly<Record<string, string | number | undefined>>;

export interface Details {
  readonly params?: Params;
  readonly labels?: readonly Label[];
  readonly fix?: Fix;
}

/**
 * Reads messages written as Markdown: `## code` or `## code (warning)`, a block quote that is the message,
 * lines that begin with `Help: `, and prose that explains. Throws on an entry without a message: that is a mistake of ours.
 */
export function readCatalogue<Code extends string>(markdown: string): Catalogue<Code> {
  const entries = new Map<Code, Entry>();
  for (const section of markdown.split(/^## /m).slice(1)) {
    const entry = readEntry(section);
    if (entries.has(entry.code as Code)) throw new Error(`The message ${entry.code} is written twice.`);
    entries.set(entry.code as Code, entry);
  }
  return entries;
}

function readEntry(section: string): Entry {
  const [heading = "", ...lines] = section.split("\n");
  const [, code = "", severity = "error"] = /^([a-z0-9-]+)(?: \((\w+)\))?\s*$/.exec(heading) ?? [];
  const starting = (prefix: string) =>
    lines.filter(line => line.startsWith(prefix)).map(line => line.slice(prefix.length));
  const message = starting("> ").join(" ");
  if (!code || !message) throw new Error(`The message under "${heading}" is not written as the others are.`);
  const explanation = lines
    .filter(line => !/^(> |Help: |# )/.test(line))
    .join("\n")
    .trim();
  return { code, severity: severity as Severity, message, helps: starting("Help: "), explanation };
}

/** A diagnostic from the catalogue. A parameter that the message names and that is not given is a mistake of ours: throws. */
export function diagnose<Code extends string>(
  catalogue: Catalogue<Code>,
  code: Code,
  source: Pick<Source, "path">,
  span: Span,
  details: Details = {},
): Diagnostic {
  const entry = catalogue.get(code);
  if (entry === undefined) throw new Error(`There is no message ${code}.`);
  const params = details.params ?? {};
  const message = fill(entry.message, params);
  if (message === undefined) throw new Error(`The message ${code} lacks a parameter.`);
  const help = entry.helps.map(text => fill(text, params)).find(text => text !== undefined);
  return {
    code,
    severity: entry.severity,
    message,
    ...(help === undefined ? {} : { help }),
    path: source.path,
    span,
    ...(details.labels ? { labels: details.labels } : {}),
    ...(details.fix ? { fix: details.fix } : {}),
  };
}

function fill(text: string, params: Params): string | undefined {
  let complete = true;
  const filled = text.replace(/%(\w+)%/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) complete = false;
    return String(value);
  });
  return complete ? filled : undefined;
}

/** Collects diagnostics for one source; what a stage passes down instead of throwing. */
export class Report<Code extends string> {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly catalogue: Catalogue<Code>,
    readonly source: Source,
  ) {}

  add(code: Code, span: Span, params?: Params, more: Omit<Details, "params"> = {}): void {
    this.diagnostics.push(
      diagnose(this.catalogue, code, this.source, span, { ...(params ? { params } : {}), ...more }),
    );
  }

  answer<T>(value: T): Answer<T> {
    return { value, diagnostics: this.diagnostics };
  }
}
