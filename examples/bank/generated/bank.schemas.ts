/**
 * Zod schemas of bank.accounts 1.0.0, generated from bank.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:c4cdfee31ba04ba66123938f21188bacd8ca02c0b3189d08ed9da2fe4e15338b
 */
import { holds, repeated } from "@tenet/runtime";
import { z } from "zod";
import type { Account, Cents } from "./bank.contract.js";

export const AccountIdSchema = z.string().regex(/^acc_[a-z0-9]{8}$/u, "expected matching /^acc_[a-z0-9]{8}$/");

export const UserIdSchema = z.string().regex(/^usr_[a-z0-9]{8}$/u, "expected matching /^usr_[a-z0-9]{8}$/");

export const CentsSchema = z.int().min(0).max(10000000000);

export const UserSchema = z.strictObject({
  id: UserIdSchema,
  name: z.string(),
});

export const ReceiptSchema = z.strictObject({
  from: AccountIdSchema,
  to: AccountIdSchema,
  amount: CentsSchema,
});

export const AccountSchema = z.strictObject({
  id: AccountIdSchema,
  owner: UserIdSchema,
  balance: CentsSchema,
  status: z.enum(["open", "frozen", "closed"]),
}).refine((it: Account) => holds(() => it.status !== "closed" || it.balance === 0), "A closed account is empty");

export const OpenInputSchema = z.strictObject({
  owner: UserIdSchema,
});

export const OpenResultSchema = AccountSchema;

export const TransferInputSchema = z.strictObject({
  from: AccountIdSchema,
  to: AccountIdSchema,
  amount: CentsSchema.refine((it: Cents) => holds(() => it > 0), "expected more than 0"),
});

export const TransferResultSchema = ReceiptSchema;

export const FreezeInputSchema = z.strictObject({
  id: AccountIdSchema,
});

export const ThawInputSchema = z.strictObject({
  id: AccountIdSchema,
});

export const CloseInputSchema = z.strictObject({
  id: AccountIdSchema,
});

export const StatementInputSchema = z.strictObject({
  owner: UserIdSchema,
});

export const StatementResultSchema = z.array(AccountSchema).refine(
  (held) => repeated(held, "id") === undefined,
  "expected a different id for each",
);
