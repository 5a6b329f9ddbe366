// Until every package exports what these tests need, they reach for the sources.
export { parseExpression, parseExpressionPrefix } from "../../packages/parser/src/expression/index.js";
export { catalogue as parserCatalogue } from "../../packages/parser/src/messages.embedded.js";
export type { ExprNode } from "../../packages/parser/src/ast.js";
export { checkExpression, factsOf, type Scope, type Binding } from "../../packages/checker/src/expression/index.js";
export { display, assignable, comparable, join } from "../../packages/checker/src/type/index.js";
export { catalogue as checkerCatalogue } from "../../packages/checker/src/messages.embedded.js";
export type { Expr, Field, RuledType, Type } from "../../packages/checker/src/ir.js";
