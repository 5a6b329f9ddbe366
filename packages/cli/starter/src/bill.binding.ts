import { bind } from "@tenet/runtime";
import type { Bill } from "../specs/generated/bill.contract.js";
import { split } from "./bill.js";

/** Says how the spec's operations are reached in the code. */
export default bind<Bill>({
  operations: { split: (_, { total, people }) => split(total, people) },
});
