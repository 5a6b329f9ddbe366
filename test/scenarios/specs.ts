/** A bank small enough to work out by hand. */
export const head = `---
spec: till
---

# Till

## State

| Name     | Type                       | Starts |
| -------- | -------------------------- | ------ |
| accounts | map from string to integer | empty  |
| moves    | integer                    | 0      |

## Operations

### withdraw({ id, amount })

| Input  | Type    | Rules                                     |
| ------ | ------- | ----------------------------------------- |
| id     | string  | refers to accounts, otherwise \`NOT_FOUND\` |
| amount | integer | more than 0                               |

Returns: integer

Requires:

- **WDR-1** The money is there: \`amount <= accounts[id]\`, otherwise \`NO_MONEY\`

Ensures:

- **WDR-2** It tells what is left: \`result === accounts[id]\`

Changes:

| What           | Becomes       | When          |
| -------------- | ------------- | ------------- |
| \`accounts[id]\` | \`it - amount\` |               |
| \`moves\`        | \`it + 1\`      | \`amount > 1\`  |

### close({ id })

| Input | Type   | Rules                                     |
| ----- | ------ | ----------------------------------------- |
| id    | string | refers to accounts, otherwise \`NOT_FOUND\` |

Ensures:

- **CLS-1** No move is forgotten: \`moves >= old(moves)\`

Changes:

| What           | Becomes |
| -------------- | ------- |
| \`accounts[id]\` | removed |
| \`moves\`        |         |
`;

/** One requirement with one scenario of these steps. */
export const told = (steps: string, more = "") => `${head}
## Requirements

### Requirement: No overdraft

The till SHALL NOT lend money.

#### Scenario: one

${steps}
${more}`;

export const given = '- **GIVEN** `accounts: { "a": 10, "b": 3 }`';
