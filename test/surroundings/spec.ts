/** A shop that takes money through a dependency: the spec that the tests of this folder change. */
export const shop = `---
spec: shop.orders
version: 1.0.0
---

# Orders

## Types

- \`OrderId\`: string, matching \`/^ord_[a-z0-9]{8}$/\`
- \`Currency\`: one of EUR, USD
- \`Order\`: \`{ id: OrderId, total: integer, currency: Currency, status: one of open, pending, paid }\`

## State

| Name   | Type                      | Starts |
| ------ | ------------------------- | ------ |
| orders | map from OrderId to Order | empty  |

## Dependencies

- \`RateFeed\`: \`rate(from: Currency, to: Currency): number\`, fails with \`UNKNOWN_PAIR\`, the rates of the bank
- \`Acquirer\`: takes the money
  - \`capture(id: OrderId, amount: integer): { reference: string }\`, fails with \`DECLINED\` and \`EXPIRED\`
  - \`release(id: OrderId)\`

## Events

- \`OrderPaid\`: \`{ id: OrderId, total: integer }\`, when the money is there
- \`Ping\`

### OrderHeld

Sent when the acquirer is away.

| Field | Type    | Meaning   |
| ----- | ------- | --------- |
| id    | OrderId | which one |

## Errors

| Code         | Status | Retry | Data                 | Meaning                |
| ------------ | ------ | ----- | -------------------- | ---------------------- |
| \`NOT_FOUND\`  | 404    | no    |                      | there is no such order |
| \`NOT_OPEN\`   | 409    |       |                      |                        |
| \`DECLINED\`   | 402    | no    | \`{ reason: string }\` |                        |
| \`KEY_REUSED\` |        |       |                      |                        |
| \`KEY_IN_USE\` | 409    | yes   |                      |                        |

## Operations

### pay({ id, key })

Takes the money.

| Input | Type    | Rules                                   |
| ----- | ------- | --------------------------------------- |
| id    | OrderId | refers to orders, otherwise \`NOT_FOUND\` |
| key   | string  | length from 1 to 100                    |

Returns: \`{ id: OrderId, reference: optional string }\`

Requires:

- **PAY-1** It is open: \`orders[id].status === "open"\`, otherwise \`NOT_OPEN\`

Ensures:

- **PAY-2** The receipt: \`result.reference !== nothing implies result.reference === Acquirer.capture(id, orders[id].total).reference\`

Changes:

| What                | Becomes     | When                    |
| ------------------- | ----------- | ----------------------- |
| \`orders[id].status\` | \`"paid"\`    |                         |
| \`orders[id].status\` | \`"pending"\` | Acquirer is unavailable |

Emits:

- \`OrderPaid({ id, total: orders[id].total })\` when \`orders[id].status === "paid"\`
- \`OrderHeld({ id })\` when \`orders[id].status === "pending"\`
- \`Ping\`

Calls: \`Acquirer.capture(id, orders[id].total)\` once when \`orders[id].total > 0\`
Idempotent by \`key\` for 24 hours, otherwise \`KEY_REUSED\`, while running \`KEY_IN_USE\`

### payAll({ payments })

| Input    | Type                                   |
| -------- | -------------------------------------- |
| payments | list of \`{ id: OrderId, key: string }\` |

Same as: for each \`p\` of \`payments\`, all or nothing: \`pay({ id: p.id, key: p.key })\`

### quote({ id, to })

| Input | Type     | Rules                                   |
| ----- | -------- | --------------------------------------- |
| id    | OrderId  | refers to orders, otherwise \`NOT_FOUND\` |
| to    | Currency |                                         |

Returns: number

Ensures:

- **QUO-1** At the rate of the feed: \`result === orders[id].total * RateFeed.rate(orders[id].currency, to)\`

## Failure modes

| Id   | Operation       | When                                | Then                                     |
| ---- | --------------- | ----------------------------------- | ---------------------------------------- |
| FM-1 | pay             | Acquirer is unavailable             | succeeds, \`result.reference === nothing\` |
| FM-2 | pay             | Acquirer fails with \`DECLINED\`      | \`DECLINED\`                               |
|      | every operation | RateFeed.rate is slower than 200 ms | succeeds                                 |
`;
