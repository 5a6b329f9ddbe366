import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["shop.spec.md"],
  implementations: { "shop.service": "./src/shop.http.binding.ts" },
  emitters: ["postgres", "openapi"],
  deadline: 20_000,
  runs: 100,
});
