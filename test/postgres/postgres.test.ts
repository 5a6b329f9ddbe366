/** All that asks a database, in one file: they share one. */
import { afterAll, beforeAll } from "vitest";
import { database, openDatabase } from "./database.js";

beforeAll(async () => {
  await openDatabase();
});
afterAll(() => database().close());

await import("./regex.js");
await import("./examples.js");
await import("./history.js");
await import("./hostile.js");
await import("./tables.js");
await import("./rivals.js");
await import("./inside.js");
await import("./concurrent.js");
await import("./kept.js");
await import("./agreement.js");
