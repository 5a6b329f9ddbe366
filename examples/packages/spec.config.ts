import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["*.spec.md"],
  // The queue loses a task only after a rare history: 200 cases, the default, miss it for one seed of ten.
  runs: 600,
  implementations: {
    "npm.heap-js": "./src/heap.fixed.ts",
    "npm.fastpriorityqueue": "./src/queue.fixed.ts",
    "npm.date-fns": "./src/intervals.fixed.ts",
    "npm.validator": "./src/escaping.fixed.ts",
  },
});
