/** Small specs, each with implementations that are wrong in one way. */
import { judging } from "../verifier/judge.js";

const head = (name: string) => `---\nspec: ${name}\nversion: 1.0.0\n---\n\n# ${name}\n`;

/** A transfer between accounts of which no bound is ever exceeded by a call that is allowed. */
export const bank = `${head("small.bank")}
## Types

- \`Id\`: string, matching \`/^[a-d]{1,2}$/\`
- \`Cents\`: integer, from 0 to 1_000

## State

| Name     | Type                 | Rules         | Starts |
| -------- | -------------------- | ------------- | ------ |
| accounts | map from Id to Cents | never deleted | empty  |

## Operations

### open(id)

| Input | Type |
| ----- | ---- |
| id    | Id   |

Requires:

- **OPN-1** It is a new one: \`!(id in accounts)\`, otherwise \`TAKEN\`

Changes:

| What           | Becomes |
| -------------- | ------- |
| \`accounts[id]\` | \`0\`     |

### transfer({ from, to, amount })

| Input  | Type  | Rules                                    |
| ------ | ----- | ---------------------------------------- |
| from   | Id    | refers to accounts, otherwise \`NOBODY\` |
| to     | Id    | refers to accounts, otherwise \`NOBODY\` |
| amount | Cents | more than 0                              |

Requires:

- **TRF-1** Two accounts: \`from !== to\`, otherwise \`SAME\`
- **TRF-2** Enough is there: \`amount <= accounts[from]\`, otherwise \`SHORT\`
- **TRF-3** It fits: \`accounts[to] + amount <= 1_000\`, otherwise \`FULL\`

Changes:

| What             | Becomes       |
| ---------------- | ------------- |
| \`accounts[from]\` | \`it - amount\` |
| \`accounts[to]\`   | \`it + amount\` |
`;

/** The same without the clause that keeps the receiver below the bound. */
export const overflowing = bank.replace(/- \*\*TRF-3.*\n/, "").replace("small.bank", "small.overflowing");

/** Texts and lists. */
export const words = `${head("small.words")}
## Operations

### join(parts)

| Input | Type           | Rules            |
| ----- | -------------- | ---------------- |
| parts | list of string | length at most 6 |

Returns: string

Ensures:

- **JON-1** Every part, one after the other: \`result === parts.reduce((all, one) => all + one, "")\`

### group(keys)

| Input | Type           | Rules            |
| ----- | -------------- | ---------------- |
| keys  | list of string | length at most 6 |

Returns: list of string

Ensures:

- **GRP-1** Those that were given: \`result.every(one => one in keys)\`
- **GRP-2** None is missing: \`keys.every(one => one in result)\`

### clamp(n, low, high)

| Input | Type    | Rules              |
| ----- | ------- | ------------------ |
| n     | integer | from -1000 to 1000 |
| low   | integer | from -1000 to 1000 |
| high  | integer | from -1000 to 1000 |

Returns: integer

Requires:

- **CLM-1** In order: \`low <= high\`, otherwise \`ORDER\`

Ensures:

- **CLM-2** Inside: \`result >= low && result <= high\`
- **CLM-3** It stays what it was, where that is inside: \`n >= low && n <= high implies result === n\`
`;

/** Conditions that speak of what need not be there. */
export const shelf = `${head("small.shelf")}
## Types

- \`Sku\`: string, matching \`/^[a-c]{1,2}$/\`

## State

| Name  | Type                    | Rules | Starts |
| ----- | ----------------------- | ----- | ------ |
| stock | map from Sku to integer |       | empty  |

## Operations

### count(sku)

| Input | Type |
| ----- | ---- |
| sku   | Sku  |

Returns: integer

Ensures:

- **CNT-1** What is there: \`result === stock[sku]\`

### set({ sku, other, n })

| Input | Type    | Rules          |
| ----- | ------- | -------------- |
| sku   | Sku     |                |
| other | Sku     |                |
| n     | integer | from 0 to 1000 |

Changes:

| What           | Becomes |
| -------------- | ------- |
| \`stock[sku]\`   | \`n\`     |
| \`stock[other]\` | \`n + 1\` |
`;

/** Promises that nothing can put to the test. */
export const idle = `${head("small.idle")}
## Operations

### half(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **HLF-1** It is small: \`n <= 50\`, otherwise \`LARGE\`
- **HLF-2** It is not too large: \`n <= 80\`, otherwise \`TOO_LARGE\`

Ensures:

- **HLF-3** Of a negative number, nothing: \`n < 0 implies result === 0\`

### never(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **NVR-1** It is both: \`n > 60 && n < 40\`

Ensures:

- **NVR-2** It is itself: \`result === n\`

### refuse(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **RFS-1** Nothing will do: \`n < 0\`, otherwise \`NO\`

Ensures:

- **RFS-2** It is itself: \`result === n\`
`;

/** A cupboard that nothing is ever in. */
export const bare = `${head("small.bare")}
## State

| Name   | Type                       | Rules            | Starts |
| ------ | -------------------------- | ---------------- | ------ |
| inside | map from string to integer | length at most 0 | empty  |

## Operations

### take(name)

| Input | Type   | Rules            |
| ----- | ------ | ---------------- |
| name  | string | refers to inside |

Returns: integer

Ensures:

- **TAK-1** As many as there are: \`result === inside[name]\`

### empty()

Changes:

| What                                         | Becomes |
| -------------------------------------------- | ------- |
| \`inside[one]\` for each \`one\` of \`inside.keys\` | removed |
`;

/** Promises that are hard to come to. */
export const rare = `${head("small.rare")}
## Types

### Note

| Field | Type                  |
| ----- | --------------------- |
| text  | string, length from 1 to 9 |

Always:

- **NTE-1** It is not blank: \`it.text !== " "\`

## Operations

### third(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **THR-1** It is small: \`n <= 50\`, otherwise \`LARGE\`
- **THR-2** It is not tiny: \`n >= 10\`, otherwise \`TINY\`
- **THR-3** It is between: \`n >= 10 && n <= 50\`, otherwise \`OUTSIDE\`

### some(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **SOM-1** It is large: \`n > 60\`
- **SOM-2** It is small: \`n < 40\`

### notes()

Returns: list of Note

### upper(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Requires:

- **UPP-1** It is large: \`n > 60\`

## Laws

- **LAW-1** Of small ones: *given* \`n: integer, from 0 to 9\`: \`upper(n) >= 0\`
`;

/** A payment that is not paid yet cannot have refunds, but nothing says so. */
export const refunds = `${head("small.refunds")}
## Types

- \`Id\`: string, matching \`/^[a-c]$/\`
- \`Cents\`: integer, from 0 to 100

### Payment

| Field    | Type              | Rules |
| -------- | ----------------- | ----- |
| paid     | boolean           |       |
| refunded | Cents             |       |

### Refund

| Field   | Type  | Rules              |
| ------- | ----- | ------------------ |
| payment | Id    | refers to payments |
| amount  | Cents | more than 0        |

## State

| Name     | Type                  | Rules         | Starts |
| -------- | --------------------- | ------------- | ------ |
| payments | map from Id to Payment | never deleted | empty  |
| refunds  | map from Id to Refund  | never deleted | empty  |

Always:

- **REF-1** What was given back is the sum of the refunds: \`payments.keys.every(p => payments[p].paid implies payments[p].refunded === refunds.values.filter(r => r.payment === p).sum(r => r.amount))\`

## Operations

### ask(id)

| Input | Type |
| ----- | ---- |
| id    | Id   |

Requires:

- **ASK-1** It is a new one: \`!(id in payments)\`, otherwise \`TAKEN\`

Changes:

| What           | Becomes                        |
| -------------- | ------------------------------ |
| \`payments[id]\` | \`{ paid: false, refunded: 0 }\` |

### pay(id)

| Input | Type | Rules                                    |
| ----- | ---- | ---------------------------------------- |
| id    | Id   | refers to payments, otherwise \`NOT_FOUND\` |

Requires:

- **PAY-1** Once: \`!payments[id].paid\`, otherwise \`PAID\`

Changes:

| What           | Becomes                       |
| -------------- | ----------------------------- |
| \`payments[id]\` | \`{ paid: true, refunded: 0 }\` |

### refund({ key, id, amount })

| Input  | Type  | Rules                                    |
| ------ | ----- | ---------------------------------------- |
| key    | Id    |                                          |
| id     | Id    | refers to payments, otherwise \`NOT_FOUND\` |
| amount | Cents | more than 0                              |

Requires:

- **RFD-1** A new one: \`!(key in refunds)\`, otherwise \`TAKEN\`
- **RFD-2** It is paid: \`payments[id].paid\`, otherwise \`NOT_PAID\`
- **RFD-3** Not too much: \`payments[id].refunded + amount <= 100\`, otherwise \`TOO_MUCH\`

Changes:

| What                    | Becomes                       |
| ----------------------- | ----------------------------- |
| \`refunds[key]\`          | \`{ payment: id, amount }\`     |
| \`payments[id].refunded\` | \`it + amount\`                 |
`;

export const judge = judging(import.meta.url, { runs: 120, seed: 5 });
