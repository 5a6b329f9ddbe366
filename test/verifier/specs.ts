/** Small specs that the tests judge implementations against. */
import { beside, judging } from "./judge.js";

const head = (name: string) => `---\nspec: ${name}\nversion: 1.0.0\n---\n\n# ${name}\n`;

/** A function alone. */
export const half = `${head("numbers.half")}
## Operations

### half(n)

| Input | Type    | Rules |
| ----- | ------- | ----- |
| n     | integer |       |

Returns: integer

Requires:

- **HLF-1** It is not negative: \`n >= 0\`, otherwise \`NEGATIVE\`

Ensures:

- **HLF-2** Twice the half is no more: \`result * 2 <= n\`
- **HLF-3** It is as large as can be: \`result * 2 + 1 >= n\`

Examples:

| n   | returns | fails with |
| --- | ------- | ---------- |
| \`7\` | \`3\`     |            |
`;

/** A state that can be set, or not. */
export const stock = `${head("shop.stock")}
## Types

- \`Sku\`: string, matching \`/^[a-c]{1,2}$/\`
- \`Count\`: integer, from 0 to 100

## State

| Name  | Type                  | Rules         | Starts |
| ----- | --------------------- | ------------- | ------ |
| shelf | map from Sku to Count | never deleted | empty  |

Always:

- **SHP-1** The shelves bear it: \`shelf.values.sum <= 150\`

## Operations

### put({ sku, count })

| Input | Type  | Rules       |
| ----- | ----- | ----------- |
| sku   | Sku   |             |
| count | Count | more than 0 |

Returns: Count

Requires:

- **PUT-1** There is room on the shelf: \`sku in shelf implies shelf[sku] + count <= 100\`, otherwise \`FULL\`
- **PUT-2** The shelves bear it: \`shelf.values.sum + count <= 150\`, otherwise \`HEAVY\`

Ensures:

- **PUT-3** It tells what is there: \`result === shelf[sku]\`

Changes:

| What         | Becomes                                        | When |
| ------------ | ---------------------------------------------- | ---- |
| \`shelf[sku]\` | \`sku in shelf ? shelf[sku] + count : count\` |      |

### take({ sku, count })

| Input | Type  | Rules                                 |
| ----- | ----- | ------------------------------------- |
| sku   | Sku   | refers to shelf, otherwise \`UNKNOWN\` |
| count | Count |                                       |

Requires:

- **TAK-1** So many are there: \`count <= shelf[sku]\`, otherwise \`SHORT\`

Changes:

| What         | Becomes      | When |
| ------------ | ------------ | ---- |
| \`shelf[sku]\` | \`it - count\` |      |

### known({ skus })

| Input | Type        | Rules |
| ----- | ----------- | ----- |
| skus  | list of Sku |       |

Returns: list of Sku

Ensures:

- **KNW-1** Those that have a shelf: \`result === skus.filter(s => s in shelf)\`
`;

/** Laws between operations. */
export const text = `${head("text.markup")}
## Operations

### escape(text)

| Input | Type   | Rules |
| ----- | ------ | ----- |
| text  | string |       |

Returns: string

### unescape(text)

| Input | Type   | Rules |
| ----- | ------ | ----- |
| text  | string |       |

Returns: string

## Laws

- **ESC-1** Unescape undoes escape. *given \`s: string\`*: \`unescape(escape(s)) === s\`
`;

/** Values of every kind that must cross the border between the processes unharmed. */
export const echo = `${head("values.echo")}
## Types

- \`Box\`: \`{ at: timestamp, tags: set of string, sizes: map from string to number, words: { string: string }, note: optional string }\`

## Operations

### echo(box)

| Input | Type | Rules |
| ----- | ---- | ----- |
| box   | Box  |       |

Returns: Box

Ensures:

- **ECH-1** It comes back as it was: \`result === box\`

### count(n)

| Input | Type   | Rules |
| ----- | ------ | ----- |
| n     | number |       |

Returns: number
`;

/** A class; what it keeps cannot be seen. */
export const counter = `${head("numbers.counter")}
## Operations

### new Counter(start)

| Input | Type    | Rules              |
| ----- | ------- | ------------------ |
| start | integer | from -1000 to 1000 |

Requires:

- **CNT-1** It is not negative: \`start >= 0\`, otherwise \`NEGATIVE\`

### plus(by)

| Input | Type    | Rules          |
| ----- | ------- | -------------- |
| by    | integer | from -10 to 10 |

Returns: integer

### double(n)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| n     | integer | from 0 to 100 |

Returns: integer

Ensures:

- **CNT-2** Twice as much: \`result === n + n\`
`;

/** The same with its state. */
export const counted = `${head("numbers.counted")}
## State

| Name  | Type    | Rules         | Starts |
| ----- | ------- | ------------- | ------ |
| count | integer | from 0 to 200 | \`0\`  |

## Operations

### add(by)

| Input | Type    | Rules         |
| ----- | ------- | ------------- |
| by    | integer | from 0 to 100 |

Returns: integer

Requires:

- **CTD-1** It has an end: \`count + by <= 200\`

Ensures:

- **CTD-2** It tells the count: \`result === count\`

Changes:

| What    | Becomes       | When |
| ------- | ------------- | ---- |
| \`count\` | \`it + by\` |      |
`;

/** Entities that are the caller's, the implementation's, and nobody's. */
export const spans = `${head("times.spans")}
## Types

### Span

| Field | Type    | Rules |
| ----- | ------- | ----- |
| low   | integer |       |
| high  | integer |       |

Always:

- **SPN-1** In order: \`low <= high\`

### Gap

| Field | Type    | Rules |
| ----- | ------- | ----- |
| low   | integer |       |
| high  | integer |       |

Always:

- **GAP-1** In order: \`low <= high\`

### Unused

| Field | Type    | Rules |
| ----- | ------- | ----- |
| n     | integer |       |

Always:

- **UNU-1** Positive: \`n > 0\`

## Operations

### gaps(spans)

| Input | Type         | Rules            |
| ----- | ------------ | ---------------- |
| spans | list of Span | length at most 4 |

Returns: \`{ found: optional list of Gap }\`
`;

/** Laws whose premise relates the fields of two records. */
export const stamps = `${head("ids.stamps")}
## Types

### Choice

| Field | Type    | Rules          |
| ----- | ------- | -------------- |
| msecs | integer | from 0 to 1000 |
| seq   | integer | from 0 to 1000 |

## Operations

### stamp(choice)

| Input  | Type   |
| ------ | ------ |
| choice | Choice |

Returns: integer

## Laws

- **STA-1** A later millisecond stamps later. *given \`a: Choice\`, \`b: Choice\` where \`a.msecs < b.msecs\`*: \`stamp(a) < stamp(b)\`
- **STA-2** Within one, the sequence decides. *given \`a: Choice\`, \`b: Choice\` where \`a.msecs === b.msecs && a.seq < b.seq\`*: \`stamp(a) < stamp(b)\`
`;

export const implementation = beside(import.meta.url);

export const judge = judging(import.meta.url, { runs: 60, seed: 7 });
