import { defineConfig } from "@tenet/runtime";

/** The same spec against the plausible implementation that is wrong: `spec verify --config spec.wrong.config.ts`. */
export default defineConfig({
  specs: ["bank.spec.md"],
  // What a wrong implementation for show does wrong is not worth keeping.
  keepCounterexamples: false,
  implementations: { "bank.accounts": "./src/wrong.binding.ts" },
});
