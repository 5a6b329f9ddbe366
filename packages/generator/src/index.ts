/** Contract IR to files. */

export * from "./arbitraries/index.js";
export { type Decimals, decimalsIn, decimalsOfFields } from "./decimals.js";
export * from "./encode/index.js";
export { type GeneratedFile, type GenerateOptions, generate } from "./generate.js";
export { catalogue } from "./messages.embedded.js";
export { allocate, type Names, pascal, reserved } from "./names.js";
export { helperNames, type PrintOptions, printExpression } from "./print/index.js";
export { typeText } from "./types.js";
