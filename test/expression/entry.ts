// The one place where these tests meet the packages.
export {
  assignable,
  type Binding,
  checkExpression,
  checkerMessages as checkerCatalogue,
  comparable,
  display,
  type Expr,
  type Field,
  factsOf,
  join,
  type RuledType,
  type Scope,
  type Type,
} from "@tenet/checker";
export {
  type ExprNode,
  parseExpression,
  parseExpressionPrefix,
  parserMessages as parserCatalogue,
} from "@tenet/parser";
