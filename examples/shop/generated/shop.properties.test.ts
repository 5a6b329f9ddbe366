/**
 * Property tests of shop.service 1.0.0, generated from shop.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
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
