/** Things on a shelf, by count: a state without secrets, and operations of every form of heading. */
export const shelfText = `---
spec: shelf
version: 1.0.0
---

# Shelf

## Types

- \`Chain\`: \`{ value: integer, next: optional Chain }\`

### Item

| Field | Type    | Rules              |
| ----- | ------- | ------------------ |
| id    | string  | key                |
| count | integer | from 0 to 1_000    |

## State

| Name  | Type                    | Rules         | Starts |
| ----- | ----------------------- | ------------- | ------ |
| items | map from string to Item | never deleted | empty  |
| sum   | integer                 |               | \`0\`    |

## Invariants

- **SHF-1** The sum is right: \`sum === items.values.sum(i => i.count)\`

## Operations

### put({ id, count })

| Input | Type    | Rules           |
| ----- | ------- | --------------- |
| id    | string  |                 |
| count | integer | from 0 to 1_000 |

Requires:

- **PUT-1** New: \`!(id in items)\`, otherwise \`TAKEN\`

Changes:

| What        | Becomes         |
| ----------- | --------------- |
| \`items[id]\` | \`{ id, count }\` |
| \`sum\`       | \`it + count\`    |

### take({ id, count })

| Input | Type    | Rules                                  |
| ----- | ------- | -------------------------------------- |
| id    | string  | refers to items, otherwise \`NOT_FOUND\` |
| count | integer | from 1 to 1_000                        |

Returns: integer

Requires:

- **TKE-1** Enough: \`count <= items[id].count\`, otherwise \`TOO_FEW\`

Changes:

| What              | Becomes      |
| ----------------- | ------------ |
| \`items[id].count\` | \`it - count\` |
| \`sum\`             | \`it - count\` |

### move({ from, to, count })

| Input | Type    | Rules                                  |
| ----- | ------- | -------------------------------------- |
| from  | string  | refers to items, otherwise \`NOT_FOUND\` |
| to    | string  | refers to items, otherwise \`NOT_FOUND\` |
| count | integer | from 1 to 1_000                        |

Requires:

- **MOV-1** Enough: \`count <= items[from].count\`, otherwise \`TOO_FEW\`
- **MOV-2** Apart: \`from !== to\`, otherwise \`SAME\`

Changes:

| What                | Becomes      |
| ------------------- | ------------ |
| \`items[from].count\` | \`it - count\` |
| \`items[to].count\`   | \`it + count\` |

### all()

Returns: list of Item

Ensures:

- **ALL-1** All: \`result.sameItems(items.values)\`

### echo(doc)

| Input | Type | Rules |
| ----- | ---- | ----- |
| doc   | json |       |

Returns: json

Returns exactly: \`doc\`

### length(chain)

| Input | Type  | Rules |
| ----- | ----- | ----- |
| chain | Chain |       |

Returns: integer

Ensures:

- **LEN-1** Not empty: \`result >= 1\`

### page(ids, { limit, from })

| Input | Type           | Rules                  |
| ----- | -------------- | ---------------------- |
| ids   | list of string |                        |
| limit | integer        | from 1 to 10, default 3 |
| from  | optional string |                       |

Returns: list of string, length at most \`limit\`
`;

const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

export interface Item {
  readonly id: string;
  readonly count: number;
}

type Maybe<T> = T | Promise<T>;

/** Right, unless a method is overridden. */
export class Shelf {
  items = new Map<string, Item>();
  sum = 0;
  /** The wrapper around it. */
  self: Shelf = this;

  protected add(id: string, more: number): void {
    const held = this.items.get(id)!;
    this.items.set(id, { id, count: held.count + more });
    this.sum += more;
  }

  put({ id, count }: Item): Maybe<void> {
    if (this.items.has(id)) refuse("TAKEN");
    this.items.set(id, { id, count });
    this.sum += count;
  }

  take({ id, count }: Item): Maybe<number> {
    const held = this.items.get(id) ?? refuse("NOT_FOUND");
    if (count > held.count) refuse("TOO_FEW");
    this.add(id, -count);
    return held.count - count;
  }

  move({ from, to, count }: { from: string; to: string; count: number }): Maybe<void> {
    const held = this.items.get(from) ?? refuse("NOT_FOUND");
    if (!this.items.has(to)) refuse("NOT_FOUND");
    if (count > held.count) refuse("TOO_FEW");
    if (from === to) refuse("SAME");
    this.add(from, -count);
    this.add(to, count);
  }

  all(): Maybe<readonly Item[]> {
    return [...this.items.values()];
  }

  echo(doc: unknown): unknown {
    return doc;
  }

  length(_chain: unknown): number {
    return 1;
  }

  page(ids: readonly string[], { limit = 3 }: { limit?: number; from?: string } = {}): readonly string[] {
    return ids.slice(0, limit);
  }
}
