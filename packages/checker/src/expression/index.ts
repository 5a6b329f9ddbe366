/** Meaning for expressions: `ExprNode` and a scope to the IR's `Expr`. */
export { checkCondition, checkExpression } from "./check.js";
export { type Fact, factsOf, memberFact } from "./facts.js";
export { keyOf } from "./key.js";
export { type Binding, type Place, type Scope, type Signature, withFacts, withVariables } from "./scope.js";
