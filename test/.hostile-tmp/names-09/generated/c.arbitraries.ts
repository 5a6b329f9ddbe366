/**
 * Arbitraries of h.case 1.0.0, generated from c.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:471006e46cc55c300d3d442f6cb713a5457fbf1cb23aaf3a891ebb27f09c07fc
 */
import { boolean, cases, inputs, integer, record, stateless, text } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { DeleteInput, Item, Name } from "./c.contract.js";

/** Values of Name. */
export const name = (): Draw<Name> => text();

/** Values of Item. */
export const item_ = (): Draw<Item> => record<Item>({ id: text(), size: integer() });

/** Calls of delete that are to succeed. */
export const deleteCases = () => cases(
  stateless,
  inputs<DeleteInput>(
    { flag: boolean(), amount: integer({ atLeast: 0, atMost: 50 }) },
    { order: ["amount", "flag"] },
  ),
);

const deleteBreaking = {
  "R-1": () => inputs<DeleteInput>(
    { flag: boolean(), amount: integer({ atMost: 100, above: 50 }) },
    { order: ["amount", "flag"] },
  ),
};

/** Calls of delete that break the clause and, as far as they can, no other. */
export const deleteNearMisses = (clause: keyof typeof deleteBreaking) => cases(stateless, deleteBreaking[clause]());

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Name: "plain", Item: { fields: { id: "plain", size: "plain" } } },
  state: {},
  operations: { delete: { input: { amount: "plain", flag: "plain" }, result: "plain" } },
};
