import { defineConfig } from "@tenet/runtime";

export default defineConfig({ specs: ["*.spec.md"] });
