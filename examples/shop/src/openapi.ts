import { readFileSync } from "node:fs";
import type { OpenApi } from "@tenet/runtime/http";

/** As `spec compile` writes it. */
export const openapi: OpenApi = JSON.parse(
  readFileSync(new URL("../generated/shop.openapi.json", import.meta.url), "utf8"),
);
