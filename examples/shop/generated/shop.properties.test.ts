/**
 * Property tests of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:215e5c871481af87c65315c0ec92ed18db56eaa0407e120291e53767c9b2fc59
 */
import { describe, test } from "vitest";

describe("available", () => {
  test.todo("available is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("place", () => {
  test.todo("place is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("order", () => {
  test.todo("order is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("pay", () => {
  test.todo("pay is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("cancel", () => {
  test.todo("cancel is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("ship", () => {
  test.todo("ship is not called: a call of it needs to know who calls; nobody acts as a caller here");
});

describe("restock", () => {
  test.todo("restock is not called: a call of it needs to know who calls; nobody acts as a caller here");
});
