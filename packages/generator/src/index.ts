/** Contract IR to files. */

export * from "./arbitraries/index.js";
export type { Emitted, Emitter, Exactness } from "./emitters/emitter.js";
export { always as levels, emitters } from "./emitters/index.js";
export * from "./emitters/postgres/index.js";
export { type Shape as LevelShape, shapesOf } from "./emitters/shapes.js";
export { toWire } from "./emitters/wire.js";
export * from "./encode/index.js";
export { fakeFile } from "./fake/index.js";
export { type GeneratedFile, type GenerateOptions, generate } from "./generate.js";
export { catalogue } from "./messages.embedded.js";
export { allocate, type Names, pascal, reserved } from "./names.js";
export { replaceable, type TemplateSources } from "./own-templates.js";
export {
  type Decimals,
  decimalsIn,
  decimalsOfFields,
  type Secrets,
  secretsIn,
  secretsOfArguments,
  secretsOfFields,
} from "./places.js";
export { helperNames, type PrintOptions, printExpression } from "./print/index.js";
export { typeText } from "./types.js";
