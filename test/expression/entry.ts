// The one place where these tests meet the packages.
export {
  assignable,
  type Binding,
  checkerMessages as checkerCatalogue,
  checkExpression,
  comparable,
  display,
  type Expr,
  factsOf,
  type Field,
  join,
  type RuledType,
  type Scope,
  type Type,
} from "@tenet/checker";
export { type ExprNode, parseExpression, parseExpressionPrefix, parserMessages as parserCatalogue } from "@tenet/parser";
