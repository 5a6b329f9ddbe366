export { Cover } from "./covering.js";
export { attempts, Draw, mapDraw, plain, usable } from "./draw.js";
export { type Armed, rarely } from "./draws/arms.js";
export { type Case, cases, stateless } from "./draws/cases.js";
export { boolean, keyOf, nothing, oneOf, where } from "./draws/choices.js";
export {
  dataObject,
  dictionary,
  equalTo,
  type MapOptions,
  map,
  mapBy,
  type OptionalOptions,
  optional,
  set,
  tuple,
  union,
} from "./draws/containers.js";
export { recursive } from "./draws/depth.js";
export { decimal, type ExactRange, unbounded } from "./draws/exact.js";
export { func, order } from "./draws/functions.js";
export { type GroupOptions, given, inputs, type Part, type Parts, record, same, state } from "./draws/group.js";
export { anyValue, bytes, handle, json } from "./draws/kinds.js";
export type { Length } from "./draws/lengths.js";
export { binds, isOpen, type Limit, type Limits, limitValue, numbers, type Range } from "./draws/limits.js";
export { type ListOptions, list } from "./draws/lists.js";
export { type MatchingOptions, matching } from "./draws/matching.js";
export { date, duration, type IntegerRange, integer, type NumberRange, number, timestamp } from "./draws/numbers.js";
export { oneKind } from "./draws/one-kind.js";
export { raws } from "./draws/raws.js";
export { textsIn } from "./draws/splice.js";
export type { Sum } from "./draws/sums.js";
export { email, type TextOptions, text, url, uuid } from "./draws/text.js";
export { type Check, type Compute, check, emptyScope, type Scope, Tally, type Unusable, unusable } from "./scope.js";
export { Call, CallFailed } from "./subject/call.js";
export type { Shape, Shapes } from "./subject/convert.js";
export { Subject, type SubjectOptions, subject } from "./subject/subject.js";
