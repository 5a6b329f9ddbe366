export * from "./calls.js";
export { type Applied, applyChanges, type Touch } from "./changes.js";
export type { Blame, Finding, FindingKind } from "./finding.js";
export * from "./judge.js";
export { at, difference, type Place, put, remove, showPlace } from "./paths.js";
