import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/expected/**"],
    setupFiles: ["./seed.setup.ts"],
    // No test is about time: on a busy machine one takes many times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Suites that start processes share two cores with each other.
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
