import { defineConfig } from "vitest/config";

// The defects take minutes, on a busy machine many.
const patience = 1_800_000;

export default defineConfig({
  test: { setupFiles: ["./vitest.setup.ts"], testTimeout: patience, hookTimeout: patience },
});
