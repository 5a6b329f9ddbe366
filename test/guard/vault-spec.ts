/** A vault with something secret or personal in every kind of place: the spec of the canary test. */
export const vault = `---
spec: test.vault
version: 1.0.0
---

# Vault

## Types

- \`Token\`: string, length from 1 to 2_000, secret
- \`Id\`: string, length from 1 to 20

### Person

| Field | Type   | Rules                           |
| ----- | ------ | ------------------------------- |
| name  | string | personal, length from 1 to 2_000 |
| level | integer | from 1 to 3                    |

### Cash

| Field | Type        | Rules |
| ----- | ----------- | ----- |
| kind  | one of cash |       |
| sum   | integer     |       |

### Card

| Field  | Type        | Rules  |
| ------ | ----------- | ------ |
| kind   | one of card |        |
| number | string      | secret |
| owner  | Person      |        |

### Box

| Field  | Type           | Rules                       |
| ------ | -------------- | --------------------------- |
| id     | Id             | key                         |
| master | Token          |                             |
| owners | list of Person | length at most 10           |
| opened | integer        | from 0 to 100               |

Always:

- **BOX-1** It is closed: \`opened < 50\`

## State

| Name  | Type             | Starts |
| ----- | ---------------- | ------ |
| boxes | map from Id to Box | empty  |
| codes | map from Token to Id | empty |

## Roles

- \`actor\`: Person

| Role   | Who               |
| ------ | ----------------- |
| keeper | \`actor.level > 1\` |

## Permissions

| Operation | keeper |
| --------- | ------ |
| put       | yes    |

## Dependencies

- \`Bank\`: \`check(token: Token, person: Person): { reference: Token }\`, fails with \`REFUSED\`

## Events

- \`Stored\`: \`{ id: Id, who: Person, token: Token }\`

## Errors

| Code     | Status | Data               | Meaning             |
| -------- | ------ | ------------------ | ------------------- |
| FULL     | 409    | \`{ hint: Token }\`  | there is no room    |
| NO_BANK  | 503    |                    | the bank is away    |
| NOT_FOUND | 404   |                    | no such box         |
| FORBIDDEN | 403   |                    |                     |

## Failure modes

| Id   | Operation | When                | Then      |
| ---- | --------- | ------------------- | --------- |
| FM-1 | put       | Bank is unavailable | \`NO_BANK\` |
| FM-2 | put       | Bank answers out of type | \`NO_BANK\` |

## Operations

### put({ id, token, pin, person, people, names, sealed, loose, pair, payment, born, at, seal })

| Input   | Type                       | Rules                                     |
| ------- | -------------------------- | ----------------------------------------- |
| id      | Id                         | refers to boxes, otherwise \`NOT_FOUND\`    |
| token   | Token                      |                                           |
| pin     | integer                    | secret, from 0 to 9_999_999_999           |
| person  | Person                     |                                           |
| people  | list of Person             | length at most 10                         |
| names   | map from string to Token   |                                           |
| sealed  | map from Token to integer  |                                           |
| loose   | \`{ string: string }\`       | secret                                    |
| pair    | \`[first: integer, second: Token]\` |                                  |
| payment | Cash or Card               |                                           |
| born    | date                       | personal                                  |
| at      | timestamp                  | secret                                    |
| seal    | bytes                      | secret                                    |

Returns: \`{ count: integer, receipt: Token, owner: Person }\`

Requires:

- **PUT-1** There is room: \`boxes[id].opened < 40\`, otherwise \`FULL\`

Changes:

| What               | Becomes  |
| ------------------ | -------- |
| \`boxes[id].opened\` | \`it + 1\` |
| \`codes\`            |          |

Ensures:

- **PUT-2** It counts: \`result.count === boxes[id].opened\`
- **PUT-3** The receipt is the bank's: \`result.receipt === Bank.check(token, person).reference\`
- **PUT-4** The owner is one of the box's: \`boxes[id].owners.some(o => o.name === result.owner.name) and names.size >= 0 and pin >= 0\`

Calls: \`Bank.check(token, person)\` once

Emits: \`Stored({ id, who: person, token })\`
`;
