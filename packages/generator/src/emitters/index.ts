/** The emitters of the package: what the configuration names, and levels that are always there. */
import { checks } from "./checks/index.js";
import type { Emitter } from "./emitter.js";
import { jsonSchema } from "./json-schema/index.js";
import { openapi } from "./openapi/index.js";
import { postgres } from "./postgres/index.js";
import { states } from "./states/index.js";
import { types } from "./typescript/index.js";
import { zod } from "./zod/index.js";

/** By the names that `emitters` in the configuration takes. */
export const emitters: readonly Emitter[] = [postgres, jsonSchema, openapi, states];

/** Levels that every compilation writes the files of: what the types say, Zod schemas, checks of running code. */
export const always: readonly Emitter[] = [types, zod, checks];
