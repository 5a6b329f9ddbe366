/** Prose in comments: nothing in it ends the comment, switches a tool off, or reads as a JSDoc tag. */

/** One line: `// text`. Line breaks become spaces. */
export function lineComment(text: string): string {
  return `// ${harmless(text.split(lineBreaks).join(" ")).trim()}`.trimEnd();
}

/** A block of ` * ` lines, indented by `indent`; empty text gives the empty string. */
export function docComment(text: string, indent = ""): string {
  const lines = text.split(lineBreaks).map(line => harmless(line).trimEnd());
  while (lines.length > 0 && lines[0] === "") lines.shift();
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]?.trim()} */`;
  return [`${indent}/**`, ...lines.map(line => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

const lineBreaks = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;

/** What cannot be seen, or turns the reading order: gone. */
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Words by which tools are told things in comments, each broken by a space after its first group. */
const directives = [
  /(eslint|tslint|oxlint|biome|prettier|deno|jshint|jslint|jscs|standard|rome|cspell|lgtm|codeql|stylelint|markdownlint)(?=[-:[])/gi,
  /(eslint|globals?|exported|istanbul|c8|v8|node:coverage|nyc|Stryker|noinspection|jshint|jslint|flow|codegen)(?=\s)/gi,
  /(source)(?=Mapping\s*URL|URL)/gi,
  /(webpack|vite|turbopack|rspack)(?=[A-Z-])/g,
  /(#)(?=__|region|endregion|pragma|source|\s*source)/gi,
];

function harmless(text: string): string {
  let safe = text.replace(invisible, "").replace(loneSurrogate, "\ufffd").replace(/\t/g, " ");
  // `*/` ends a block; a slash at the start of a line could follow the `*` or `//` before it.
  safe = safe
    .replace(/\*(?=\/)/g, "* ")
    .replace(/^(\s*)\/(?=\/)/, "$1/ ")
    .replace(/<(?=\/|!)/g, "< ");
  // An address such as a@b.c stays; any other `@` could begin a tag, so it becomes its full-width twin.
  safe = safe.replace(/(?<![\p{L}\p{N}._-])@(?=\S)|@(?=ts-|(?:vitest|jest)-)/gu, "\uff20");
  for (const directive of directives) safe = safe.replace(directive, broken);
  return safe;
}

function broken(word: string): string {
  return `${word}\u2011`;
}
