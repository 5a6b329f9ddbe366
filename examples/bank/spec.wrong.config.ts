import { defineConfig } from "@tenet/runtime";

/** The same spec against the plausible implementation that is wrong: `spec verify --config spec.wrong.config.ts`. */
export default defineConfig({
  specs: ["bank.spec.md"],
  implementations: { "bank.accounts": "./src/wrong.binding.ts" },
});
