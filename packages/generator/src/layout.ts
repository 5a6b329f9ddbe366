/** Layout: groups that stand on one line where they fit, and files filled from the templates of the package. */
import Handlebars from "handlebars";
import { longest, reflow } from "./reflow.js";
import { templates } from "./templates.embedded.js";

export const width = longest;

/** Code, or a bracketed list of code. `tall` groups are always broken. */
export type Doc =
  | string
  | { readonly open: string; readonly items: readonly Doc[]; readonly close: string; readonly tall: boolean };

export function group(open: string, items: readonly Doc[], close: string, tall = false): Doc {
  return { open, items, close, tall };
}

/** `name: value`, where the value may be a group. */
export function labelled(label: string, value: Doc): Doc {
  return typeof value === "string" ? label + value : { ...value, open: label + value.open };
}

/** The text of a Doc whose first line begins at `indent`; two spaces a level, a comma after each item of a broken group. */
export function render(doc: Doc, indent = "", used = 0): string {
  if (typeof doc === "string") return reflow(doc, indent, used);
  const flat = flatten(doc);
  if (flat !== undefined && indent.length + used + flat.length <= width) return flat;
  const last = doc.items.at(-1);
  const before = doc.items.slice(0, -1).map(item => flatten(item));
  // A record or list that is the last argument shares the brackets' lines.
  if (doc.open.endsWith("(") && typeof last === "object" && /^[[{]$/.test(last.open) && !before.includes(undefined)) {
    const head = [doc.open, ...before.map(item => `${item}, `)].join("");
    if (indent.length + head.length + 1 <= width) return head + render(last, indent, used) + doc.close;
  }
  const inner = `${indent}  `;
  const lines = doc.items.map(item => `${inner}${render(item, inner, 1)},\n`);
  return `${doc.open}\n${lines.join("")}${indent}${doc.close}`;
}

function flatten(doc: Doc): string | undefined {
  if (typeof doc === "string") return doc.includes("\n") ? undefined : doc;
  if (doc.tall && doc.items.length > 0) return undefined;
  const items = doc.items.map(flatten);
  if (items.includes(undefined)) return undefined;
  const space = doc.close.startsWith("}") && items.length > 0 ? " " : "";
  return `${doc.open}${space}${items.join(", ")}${space}${doc.close}`;
}

export function indented(text: string, by: string): string {
  return text
    .split("\n")
    .map(line => (line === "" ? line : by + line))
    .join("\n");
}

/** Whether a name stands in one of the texts. */
export function uses(texts: readonly string[], name: string): boolean {
  return namesIn(texts).has(name);
}

/** All names that stand in the texts, and other words. */
export function namesIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(text => text.split(/[^\p{ID_Continue}$]+/u)));
}

type Template = keyof typeof templates;

/** By name: what a user's own template says in the place of one of the package. */
export type OwnTemplates = Readonly<Record<string, string>>;

/**
 * Fills a template of the package. Every value is text that an encoder or a printer made; it is never a template itself.
 * Ends with one line feed, without blank lines in a row.
 *
 * @throws TemplateError where a template of the user's cannot be filled.
 */
export function fill(name: string, data: Readonly<Record<string, unknown>>, own: OwnTemplates = {}): string {
  const source = Object.hasOwn(own, name) ? own[name] : undefined;
  const filled = source === undefined ? run(templates[name as Template], data) : guarded(name, source, data);
  // What a template leaves empty must not leave a hole between imports.
  const text = filled.replace(/\n{3,}/g, "\n\n").replace(/(?<=;|\*\/)\n\n(?=import )/g, "\n");
  return `${text.trim()}\n`;
}

function run(template: string, data: Readonly<Record<string, unknown>>): string {
  return Handlebars.compile(template, { noEscape: true, strict: true, knownHelpersOnly: true })(data);
}

function guarded(name: string, template: string, data: Readonly<Record<string, unknown>>): string {
  try {
    return run(template, data);
  } catch (error) {
    throw new TemplateError(name, error, Object.keys(data));
  }
}

/** Why a template could not be filled, and where in it. */
export class TemplateError extends Error {
  /** One-based; undefined where that is not known. */
  readonly line: number | undefined;
  /** Counted from 0. */
  readonly column: number;

  constructor(
    readonly template: string,
    cause: unknown,
    /** The values that it could have had. */
    readonly known: readonly string[],
  ) {
    const { message, lineNumber, column } = cause as Error & { lineNumber?: number; column?: number };
    super(reasonOf(message));
    this.line = lineNumber ?? (Number(/^Parse error on line (\d+)/.exec(message)?.[1]) || undefined);
    this.column = column ?? 0;
  }
}

/** In words: Handlebars draws the place of a syntax error below its message. */
function reasonOf(message: string): string {
  const unknown = /^"([^"]*)" not defined in /.exec(message)?.[1];
  if (unknown !== undefined) return `there is no value \`${unknown}\``;
  const helper = /unknown helper (\S+)/.exec(message)?.[1];
  if (helper !== undefined) return `there is no helper \`${helper}\``;
  if (!message.startsWith("Parse error")) return message.split("\n")[0] ?? message;
  return message.endsWith("got 'EOF'") ? "a block has no end" : "this is no Handlebars";
}
