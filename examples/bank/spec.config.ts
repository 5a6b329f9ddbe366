import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["bank.spec.md"],
  implementations: { "bank.accounts": "./src/bank.binding.ts" },
});
