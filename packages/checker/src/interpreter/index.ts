/** The exact interpreter of the IR: the one meaning against which every printer is tested. */

export { children } from "./children.js";
export { type ConformsOptions, conforms, type Misfit } from "./conforms.js";
export { CallFailed, type Environment, environment, NotGiven, Undefined, type Values } from "./environment.js";
export { compareValues, equalValues } from "./equal.js";
export { evaluate } from "./evaluate.js";
export { decimalText } from "./exact.js";
export { isScalar, patterns } from "./formats.js";
export { type Part, type SourceText, subexpressions, trace } from "./trace.js";
export {
  decimalPlaces,
  expand as expandType,
  flatten as flattenRules,
  isExact as isExactType,
  isIntegral,
} from "./types.js";
export { uniqueFields } from "./unique.js";
