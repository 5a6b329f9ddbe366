import { defineConfig } from "vitest/config";

// No test is about time: on a busy machine one takes many times as long.
const patience = 600_000;

export default defineConfig({
  test: { setupFiles: ["./vitest.setup.ts"], testTimeout: patience, hookTimeout: patience },
});
