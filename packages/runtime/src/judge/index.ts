export * from "./calls.js";
export { applyChanges, type Applied, type Touch } from "./changes.js";
export type { Blame, Finding, FindingKind } from "./finding.js";
export * from "./judge.js";
export { at, difference, put, remove, showPlace, type Place } from "./paths.js";
