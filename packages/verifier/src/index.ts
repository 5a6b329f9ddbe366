export { buildArbitraries } from "./arbitraries/index.js";
export type { Arbitraries, Aim, Fallback, Pool, Resolve } from "./arbitraries/types.js";
export type { Counterexample, Status, Verdict } from "./verdict.js";
export type { Implementation, Progress, Report, Target, VerifyOptions } from "./options.js";
export { verify } from "./verify.js";
export { judgeCases } from "./judge-cases.js";
export { type Case, type CallCase, type LawCase, decodeValue, encodeValue, readCases } from "./case.js";
export { show } from "./show.js";
export { catalogue } from "./messages.embedded.js";
