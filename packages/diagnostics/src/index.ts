export * from "./catalogue.js";
export * from "./diagnostic.js";
export * from "./json.js";
export * from "./render.js";
export * from "./source.js";
export * from "./suggest.js";
export * from "./summarize.js";
export { visible } from "./visible.js";
