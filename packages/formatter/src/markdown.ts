import markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";

/** Markdown as Prettier writes it, with paragraphs and fenced blocks as they were. */
export async function tidyMarkdown(text: string): Promise<string> {
  return format(text, {
    parser: "markdown",
    plugins: [markdown],
    proseWrap: "preserve",
    embeddedLanguageFormatting: "off",
  });
}
