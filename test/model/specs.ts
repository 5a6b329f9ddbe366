/** Small specs, some with an error that nobody sees by reading alone. */
import { type Contract, compileText } from "@tenet/checker";

export function contractOf(text: string): Contract {
  const { value, diagnostics } = compileText("given.spec.md", text);
  if (value === undefined) throw new Error(diagnostics.map(one => one.message).join("\n"));
  return value;
}

/**
 * Entries of a journal are told apart by their time; but there is one time for each call, and two calls may fall into the
 * same millisecond.
 */
export const journal = `---
spec: office.journal
---

# Journal

## Types

- \`EntryId\`: string, matching \`/^ent_[a-z0-9]{6}$/\`

### Entry

| Field | Type      | Rules          |
| ----- | --------- | -------------- |
| id    | EntryId   | key, generated |
| at    | timestamp |                |
| text  | string    |                |

## State

| Name    | Type                      | Rules         | Starts |
| ------- | ------------------------- | ------------- | ------ |
| entries | map from EntryId to Entry | never deleted | empty  |

Always:

- **JRN-1** Entries are told apart by their time: \`entries.values.distinct(e => e.at)\`

## Operations

### write({ text })

| Input | Type   | Rules              |
| ----- | ------ | ------------------ |
| text  | string | length from 1 to 9 |

Returns: EntryId

Changes:

| What              | Becomes                          |
| ----------------- | -------------------------------- |
| \`entries[result]\` | \`{ id: result, at: now, text }\` |

Ensures:

- **JRN-2** The entry is a new one: \`!(result in old(entries))\`
`;

/** Where a failure must be kept in mind, one of two operations forgot the row that does so when its table was copied. */
export const vouchers = `---
spec: shop.vouchers
---

# Vouchers

A code that was once refused for good stays refused.

## Types

- \`Code\`: string, matching \`/^[A-Z]{4}$/\`

## State

| Name    | Type                     | Starts |
| ------- | ------------------------ | ------ |
| left    | map from Code to integer | empty  |
| refused | set of Code              | empty  |
| used    | set of Code              | empty  |

Always:

- **VCH-1** What is used up is known to be: \`left.keys.every(c => left[c] === 0 implies c in used)\`
- **VCH-2** Nothing is left that was never there: \`left.keys.every(c => left[c] >= 0)\`

## Operations

### issue({ code, times })

| Input | Type    | Rules       |
| ----- | ------- | ----------- |
| code  | Code    |             |
| times | integer | from 1 to 3 |

Requires:

- **ISS-1** The code is new: \`!(code in left)\`, otherwise \`EXISTS\`

Changes:

| What         | Becomes |
| ------------ | ------- |
| \`left[code]\` | \`times\` |

### redeem({ code })

| Input | Type | Rules                              |
| ----- | ---- | ---------------------------------- |
| code  | Code | refers to left, otherwise \`UNKNOWN\` |

Requires:

- **RDM-1** Something is left: \`left[code] > 0\`, otherwise \`USED_UP\`

Changes:

| What         | Becomes                            | When                |
| ------------ | ---------------------------------- | ------------------- |
| \`left[code]\` | \`it - 1\`                           |                     |
| \`used\`       | \`[...it.values, code]\`               | \`left[code] === 1\`  |
| \`refused\`    | \`[...it.values, code]\`               | refused by RDM-1    |

### redeemAll({ code })

| Input | Type | Rules                              |
| ----- | ---- | ---------------------------------- |
| code  | Code | refers to left, otherwise \`UNKNOWN\` |

Changes:

| What         | Becomes |
| ------------ | ------- |
| \`left[code]\` | \`0\`     |
`;

/** Two rows that meet when both names are the same. */
export const swap = `---
spec: shelf
---

# Shelf

## State

| Name  | Type                       | Starts |
| ----- | -------------------------- | ------ |
| boxes | map from string to integer | empty  |

## Operations

### put({ box, amount })

| Input  | Type    | Rules        |
| ------ | ------- | ------------ |
| box    | string  |              |
| amount | integer | from 0 to 99 |

Changes:

| What         | Becomes  |
| ------------ | -------- |
| \`boxes[box]\` | \`amount\` |

### pour({ from, to })

| Input | Type   | Rules                               |
| ----- | ------ | ----------------------------------- |
| from  | string | refers to boxes, otherwise \`UNKNOWN\` |
| to    | string | refers to boxes, otherwise \`UNKNOWN\` |

Changes:

| What          | Becomes            |
| ------------- | ------------------ |
| \`boxes[from]\` | \`0\`                |
| \`boxes[to]\`   | \`it + boxes[from]\` |

### grow({ box })

| Input | Type   | Rules                               |
| ----- | ------ | ----------------------------------- |
| box   | string | refers to boxes, otherwise \`UNKNOWN\` |

Changes:

| What         | Becomes |
| ------------ | ------- |
| \`boxes[box]\` |         |

### pick()

Returns: integer

### fill({ amounts })

| Input   | Type                                      |
| ------- | ----------------------------------------- |
| amounts | list of \`{ box: string, amount: integer }\` |

Same as: for each \`a\` of \`amounts\`, all or nothing: \`pour({ from: a.box, to: "sink" })\`

Changes:

| What    | Becomes |
| ------- | ------- |
| \`boxes\` |         |
`;
