export { display } from "./display.js";
export { typesIn } from "./inside.js";
export { type Exact, isExact, isNumeric, isText, kindNames, kindOf, narrowToKind, withOptional } from "./kinds.js";
export { assignable, comparable, elements, join } from "./relation.js";
export {
  alternatives,
  fieldOf,
  mayBeNothing,
  optionalOf,
  plain,
  resolveType,
  type TypeWorld,
  unionOf,
  withoutNothing,
} from "./resolve.js";
