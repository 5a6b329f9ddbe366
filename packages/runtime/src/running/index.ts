export { type CheckedKind, type Mode, type Modes, setModes } from "./modes.js";
export type { ImplementOptions, Told } from "./options.js";
export { type Statistics, statistics } from "./subject.js";
export { implement } from "./wrap.js";
