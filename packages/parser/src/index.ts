export type * from "./ast.js";
export { decodeSpec } from "./document/decode.js";
export { LIMITS } from "./document/limits.js";
export { parseExpression, parseExpressionPrefix } from "./expression/index.js";
export { type Code as ParserCode, catalogue as parserMessages } from "./messages.embedded.js";
export { parseSpec } from "./parse.js";
export { specParser } from "./plugin.js";
export { parseParameter, parseRuledType, parseRules } from "./types/index.js";
