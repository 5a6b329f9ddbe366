import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["*.spec.md"],
  implementations: {
    "npm.heap-js": "./src/heap.fixed.ts",
    "npm.fastpriorityqueue": "./src/queue.fixed.ts",
    "npm.date-fns": "./src/intervals.fixed.ts",
    "npm.validator": "./src/escaping.fixed.ts",
  },
});
