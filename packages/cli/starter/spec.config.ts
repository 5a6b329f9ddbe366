import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["specs/**/*.spec.md"],
  implementations: { bill: "./src/bill.binding.ts" },
});
