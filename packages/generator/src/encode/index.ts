/** One encoder for each position in generated text: the only way in for values of a spec. */
export { docComment, lineComment } from "./comments.js";
export { identifier } from "./identifiers.js";
export { htmlComment, markdownText, mermaidText } from "./mermaid.js";
export { regexFlags, regexLiteral } from "./regex.js";
export { entryName, json, numberLiteral, propertyAccess, propertyName, stringLiteral } from "./strings.js";
