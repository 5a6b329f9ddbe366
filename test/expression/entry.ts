// Until every package exports what these tests need, they reach for the sources.
export { parseExpression, parseExpressionPrefix } from "../../packages/parser/src/expression/index.js";
export { catalogue as parserCatalogue } from "../../packages/parser/src/messages.embedded.js";
export type { ExprNode } from "../../packages/parser/src/ast.js";
