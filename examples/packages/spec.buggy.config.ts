import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["*.spec.md"],
  implementations: {
    "npm.heap-js": "./src/heap.buggy.ts",
    "npm.fastpriorityqueue": "./src/queue.buggy.ts",
    "npm.date-fns": "./src/intervals.buggy.ts",
    "npm.validator": "./src/escaping.buggy.ts",
  },
});
