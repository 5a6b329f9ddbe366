/**
 * Arbitraries of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:beafe135614a6f1b9adceacc623a033184e7c7afb9bf5c55f12fa24442d2c18f
 */
import { boolean, cases, inputs, integer, record, stateless, text } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { AwaitInput, Item, Name } from "./c.contract.js";

/** Values of Name. */
export const name = (): Draw<Name> => text();

/** Values of Item. */
export const item_ = (): Draw<Item> => record<Item>({ id: text(), size: integer() });

/** Calls of await that are to succeed. */
export const awaitCases = () => cases(
  stateless,
  inputs<AwaitInput>(
    { flag: boolean(), amount: integer({ atLeast: 0, atMost: 50 }) },
    { order: ["amount", "flag"] },
  ),
);

const awaitBreaking = {
  "R-1": () => inputs<AwaitInput>(
    { flag: boolean(), amount: integer({ atMost: 100, above: 50 }) },
    { order: ["amount", "flag"] },
  ),
};

/** Calls of await that break the clause and, as far as they can, no other. */
export const awaitNearMisses = (clause: keyof typeof awaitBreaking) => cases(stateless, awaitBreaking[clause]());

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Name: "plain", Item: { fields: { id: "plain", size: "plain" } } },
  state: {},
  operations: { await: { input: { amount: "plain", flag: "plain" }, result: "plain" } },
};
