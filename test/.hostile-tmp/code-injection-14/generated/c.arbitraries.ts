/**
 * Arbitraries of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:9a91f70fe50c3152c550f946f06e4e2538b69aed65edd2dab4511571b6451661
 */
import { boolean, cases, inputs, integer, record, stateless, text } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { ActInput, Item, Name } from "./c.contract.js";

/** Values of Name. */
export const name = (): Draw<Name> => text();

/** Values of Item. */
export const item_ = (): Draw<Item> => record<Item>({ id: text(), size: text() });

/** Calls of act that are to succeed. */
export const actCases = () => cases(
  stateless,
  inputs<ActInput>(
    { flag: boolean(), amount: integer({ atLeast: 0, atMost: 50 }) },
    { order: ["amount", "flag"] },
  ),
);

const actBreaking = {
  "R-1": () => inputs<ActInput>(
    { flag: boolean(), amount: integer({ atMost: 100, above: 50 }) },
    { order: ["amount", "flag"] },
  ),
};

/** Calls of act that break the clause and, as far as they can, no other. */
export const actNearMisses = (clause: keyof typeof actBreaking) => cases(stateless, actBreaking[clause]());

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Name: "plain", Item: { fields: { id: "plain", size: "plain" } } },
  state: {},
  operations: { act: { input: { amount: "plain", flag: "plain" }, result: "plain" } },
};
