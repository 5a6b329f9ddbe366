/** The exports of `@tenet/runtime` that printed expressions may call. No variable may take one of these names. */
export const helperNames = [
  "abs", "add", "adjacent", "ceil", "compareText", "distinct", "div", "duration", "earlier", "elapsed", "equal", "field",
  "finite", "floor", "get", "greatest", "has", "includes", "indexOf", "indices", "isNumber", "isRecord", "item", "keys",
  "later", "least", "mapOf", "max", "min", "mul", "num", "parts", "pow", "range", "rem", "round", "sameItems", "setOf", "size", "slice", "sorted",
  "splitText", "sub", "sum", "sumNumbers", "text", "textLength", "textSlice", "values", "zip",
] as const;

export type HelperName = (typeof helperNames)[number];
