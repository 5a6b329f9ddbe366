export { printExpression } from "./expression.js";
export { type HelperName, helperNames } from "./helpers.js";
export type { PrintOptions } from "./options.js";
