/** Contract IR to files. */
export * from "./encode/index.js";
export { generate, type GeneratedFile, type GenerateOptions } from "./generate.js";
export { allocate, type Names, pascal, reserved } from "./names.js";
export { helperNames, printExpression, type PrintOptions } from "./print/index.js";
export { typeText } from "./types.js";
export { catalogue } from "./messages.embedded.js";
export * from "./arbitraries/index.js";
