/** The head that says of a file that it is generated, in a comment of the file's kind. */
import type { Contract } from "@tenet/checker";
import { docComment, type GeneratedFile, htmlComment, stringLiteral } from "@tenet/generator";
import { isGenerated } from "../output/plan.js";

/** The file's text with the head; undefined where the kind of file has no known comment and the text brings no head. */
export function withHead(contract: Contract, emitter: string, { name, text }: GeneratedFile): string | undefined {
  if (isGenerated(text) && text.slice(0, 2000).includes(contract.hash)) return text;
  const lines = [
    `${emitter} of ${contract.spec} ${contract.version}, generated from ${contract.path}.`,
    "Do not edit: `spec compile` writes it anew.",
    `Source: sha256:${contract.hash}`,
  ];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (/^[mc]?[jt]sx?$|^(css|scss|java|kt|c|h|cpp|cs|go|rs|swift|proto|prisma)$/.test(ending))
    return `${docComment(lines.join("\n"))}\n${text}`;
  if (/^(sql|lua|hs)$/.test(ending)) return `${prefixed("-- ", lines)}${text}`;
  if (/^(ya?ml|toml|py|rb|sh|graphql|gql|tf|ini|env|properties)$/.test(ending))
    return `${prefixed("# ", lines)}${text}`;
  if (/^(md|html?|xml|svg)$/.test(ending)) return `${htmlComment(lines)}\n${text}`;
  return ending === "json" ? inJson(lines, text) : undefined;
}

/** What is not to be seen, and what would end the line. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;

const prefixed = (mark: string, lines: readonly string[]) =>
  lines.map(line => `${mark}${line.replace(controls, " ")}\n`).join("");

/** JSON has no comments: its first member says it. A list has none. */
function inJson(lines: readonly string[], text: string): string | undefined {
  const open = /^\s*\{(\s*)/.exec(text);
  if (open === null) return undefined;
  const rest = text.slice(open[0].length);
  const isEmpty = rest.startsWith("}");
  const space = open[1] === "" ? "" : `${open[1]}`;
  return `{${space}"$comment": ${stringLiteral(lines.join(" "))}${isEmpty ? "" : ","}${isEmpty ? "" : space}${rest}`;
}
