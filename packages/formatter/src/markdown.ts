import type { Plugin, Printer } from "prettier";
import * as markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";

/** Markdown as Prettier writes it, with paragraphs and fenced blocks as they were. */
export async function tidyMarkdown(text: string): Promise<string> {
  return format(text, {
    parser: "markdown",
    plugins: [plugin],
    proseWrap: "preserve",
    embeddedLanguageFormatting: "off",
  });
}

const [name, printer] = Object.entries((markdown as Plugin).printers ?? {})[0] as [string, Printer];

/** Whether the text at `start` is a word such as `"__proto__"`, which Markdown takes for strong emphasis. */
function isQuotedWord(text: string, start = 0): boolean {
  const before = text[start - 1];
  return (before === '"' || before === "'") && /^__\w+__/.test(text.slice(start, start + 100));
}

/** Emphasis keeps its sign: `*given …*` as the language is shown, or `_given …_` where Prettier has been before. */
const plugin: Plugin = {
  ...markdown,
  printers: {
    [name]: {
      ...printer,
      print(path, options, print, args) {
        const { type, position } = path.node as { type: string; position?: { start: { offset: number } } };
        const sign = options.originalText[position?.start.offset ?? -1];
        const printed = printer.print(path, options, print, args);
        if (type === "strong" && isQuotedWord(options.originalText, position?.start.offset) && Array.isArray(printed))
          return ["__", ...printed.slice(1, -1), "__"];
        const isWhole = type === "emphasis" && Array.isArray(printed) && printed[0] === "_" && sign === "*";
        return isWhole ? ["*", ...printed.slice(1, -1), "*"] : printed;
      },
    },
  },
};
