import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/expected/**"],
    setupFiles: ["./seed.setup.ts"],
    testTimeout: 30_000,
    // Suites that start processes share two cores with each other.
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
