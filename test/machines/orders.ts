/** An order whose fields belong to states: moved by operations, and by the clock. */
export const orders = `---
spec: shop.orders
version: 1.0.0
---

# Orders

## Types

- \`OrderId\`: string, matching \`/^ord_[ab]$/\`
- \`Status\`: one of draft, paid, sent, cancelled

### Order

| Field   | Type    | Rules                     | Only in    |
| ------- | ------- | ------------------------- | ---------- |
| id      | OrderId | key                       |            |
| total   | integer | from 0 to 1000, immutable |            |
| status  | Status  |                           |            |
| paid    | integer | from 1 to 10, immutable   | paid, sent |
| carrier | string  | length from 1 to 5        | sent       |

Always:

- **ORD-1** What is sent was worth it: \`status === "sent" implies paid >= 1 && carrier !== ""\`
- **ORD-2** Drafts are small: \`it.status === "draft" implies it.total < 1000\`

## State

| Name   | Type                      | Rules | Starts |
| ------ | ------------------------- | ----- | ------ |
| orders | map from OrderId to Order |       | empty  |

Always:

- **ORD-3** An order is kept under its id: \`orders.keys.every(id => orders[id].id === id)\`

## Operations

### create({ id })

| Input | Type    | Rules |
| ----- | ------- | ----- |
| id    | OrderId |       |

Changes:

| What         | Becomes                             |
| ------------ | ----------------------------------- |
| \`orders[id]\` | \`{ id, total: 0, status: "draft" }\` |

### pay({ id, amount })

| Input  | Type    | Rules                                   |
| ------ | ------- | --------------------------------------- |
| id     | OrderId | refers to orders, otherwise \`NOT_FOUND\` |
| amount | integer | from 1 to 10                            |

Changes:

| What         | Becomes                                                   |
| ------------ | --------------------------------------------------------- |
| \`orders[id]\` | \`{ id, total: it.total, status: "paid", paid: amount }\` |

### send({ id, carrier })

| Input   | Type    | Rules                                   |
| ------- | ------- | --------------------------------------- |
| id      | OrderId | refers to orders, otherwise \`NOT_FOUND\` |
| carrier | string  | length from 1 to 5                      |

Ensures:

- **SND-1** It keeps what was paid: \`orders[id].carrier === carrier && orders[id].paid === old(orders[id].paid)\`

Changes:

| What                 | Becomes   |
| -------------------- | --------- |
| \`orders[id].status\`  | \`"sent"\`  |
| \`orders[id].carrier\` | \`carrier\` |

### cancel({ id })

| Input | Type    | Rules                                   |
| ----- | ------- | --------------------------------------- |
| id    | OrderId | refers to orders, otherwise \`NOT_FOUND\` |

Changes:

| What         | Becomes                                           |
| ------------ | ------------------------------------------------- |
| \`orders[id]\` | \`{ id, total: it.total, status: "cancelled" }\` |

### purge({ id })

| Input | Type    | Rules                                   |
| ----- | ------- | --------------------------------------- |
| id    | OrderId | refers to orders, otherwise \`NOT_FOUND\` |

Changes:

| What         | Becomes |
| ------------ | ------- |
| \`orders[id]\` | removed |

## Transitions: Order.status

| From        | On     | To        | When          | Otherwise   |
| ----------- | ------ | --------- | ------------- | ----------- |
| –           | create | draft     |               | \`EXISTS\`    |
| draft       | pay    | paid      |               | \`NOT_DRAFT\` |
| paid        | send   | sent      |               | \`NOT_PAID\`  |
| draft       | cancel | cancelled |               | \`TOO_LATE\`  |
| paid        | cancel | cancelled | \`total < 500\` | \`TOO_DEAR\`  |
| cancelled   | purge  | –         |               | \`IN_USE\`    |

Final: sent.
`;
