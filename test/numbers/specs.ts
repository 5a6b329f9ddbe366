/** A spec with exact numbers of both kinds. */
export const order = `---
spec: shop.order
---

# Order

## Types

- \`Money\`: decimal(2), from 0 to 1_000_000.00
- \`Rate\`: decimal(4), from 0 to 1
- \`Line\`: \`{ price: Money, quantity: integer from 1 to 1000 }\`

## Definitions

- \`net(lines: list of Line)\`: \`lines.sum(line => line.price * line.quantity)\`

## Operations

### total(lines, rate)

| Input | Type         | Rules               |
| ----- | ------------ | ------------------- |
| lines | list of Line | length from 1 to 20 |
| rate  | Rate         |                     |

Returns: decimal(2), at least 0

Ensures:

- **ORD-1** Rounded half up, once, at the end: \`result === round(net(lines) * (1 + rate), 2, half-up)\`

Examples:

| lines                            | rate   | returns |
| -------------------------------- | ------ | ------- |
| \`[{ price: 0.10, quantity: 3 }]\` | 0.0725 | 0.32    |

### share(amount, people)

| Input  | Type    | Rules         |
| ------ | ------- | ------------- |
| amount | Money   |               |
| people | integer | from 1 to 100 |

Returns: Money

Ensures:

- **ORD-2** Exact to the cent: \`result === round(amount / people, 2, half-even)\`

### next(serial)

| Input  | Type               | Rules      |
| ------ | ------------------ | ---------- |
| serial | integer, unbounded | at least 0 |

Returns: integer, unbounded

Ensures:

- **ORD-3** To the last digit: \`result === serial * 31 + 7\`
`;

/** A spec in which one expression of the given inputs stands. */
export const asking = (expression: string): string => `---
spec: shop.asking
---

# Asking

## Operations

### ask({ price, rate, big, count, ratio, maybe, prices })

| Input  | Type               |
| ------ | ------------------ |
| price  | decimal(2)         |
| rate   | decimal(4)         |
| big    | integer, unbounded |
| count  | integer            |
| ratio  | number             |
| maybe  | optional decimal(2) |
| prices | list of decimal(2) |

Returns: boolean

Ensures:

- **ASK-1** The answer: \`${expression}\`
`;
