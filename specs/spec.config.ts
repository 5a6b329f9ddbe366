import { defineConfig } from "@tenet/runtime";

/** Specs of Tenet's own parts, held to by Tenet. */
export default defineConfig({
  specs: ["*.spec.md"],
  implementations: {
    "tenet.string-literal": "./src/string-literal.binding.ts",
    "tenet.suggestion": "./src/suggestion.binding.ts",
  },
});
