import { z } from "zod";
import { PersonIdSchema, StoreIdSchema } from "../generated/shop.schemas.js";

export const ActorSchema = z.strictObject({
  id: PersonIdSchema,
  store: StoreIdSchema,
  kind: z.enum(["anonymous", "customer", "clerk", "packer"]),
});
