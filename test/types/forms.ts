/** The types of the language in odd combinations. */
import { type Form, operation } from "./build.js";

const types = (...lines: readonly string[]) => `## Types\n\n${lines.map(line => `- ${line}`).join("\n")}\n\n`;

export const forms: readonly Form[] = [
  {
    name: "an optional list of tuples with names",
    spec: operation(
      "total({ lines })",
      ["lines | optional list of `[sku: string, count: integer, from 1 to 9]`"],
      "Returns: integer\n\nEnsures:\n\n- **T-1** Nothing counts nothing: `lines === nothing implies result === 0`\n- **T-2** It is the sum: `lines !== nothing implies result === lines.sum(line => line.count)`",
    ),
    right:
      "export const total = ({ lines = [] }: any) => lines.reduce((sum: number, [, count]: any) => sum + count, 0);",
    wrong: "export const total = ({ lines = [] }: any) => lines.length;",
    breaks: "T-2",
  },
  {
    name: "a set of records",
    spec:
      types("`Point`: `{ x: integer, from 0 to 3, y: integer, from 0 to 3 }`") +
      operation(
        "mirror(points)",
        ["points | set of Point"],
        "Returns: set of Point\n\nEnsures:\n\n- **T-1** As many as before: `result.size === points.size`\n- **T-2** Each is mirrored: `points.values.every(p => ({ x: p.y, y: p.x }) in result)`",
      ),
    right: "export const mirror = (points: Set<any>) => new Set([...points].map(({ x, y }) => ({ x: y, y: x })));",
    wrong: "export const mirror = (points: Set<any>) => new Set([...points].map(({ x, y }) => ({ x, y: x })));",
    breaks: "T-2",
  },
  {
    name: "a map from an enumeration",
    spec: operation(
      "winner(votes)",
      ["votes | map from (one of red, green, blue) to integer | each from 0 to 5, not empty"],
      "Returns: one of red, green, blue\n\nEnsures:\n\n- **T-1** It has votes: `result in votes`\n- **T-2** None has more: `result in votes and votes.values.every(n => n <= votes[result])`",
    ),
    right:
      "export const winner = (votes: Map<string, number>) => [...votes].reduce((best, one) => (one[1] > best[1] ? one : best))[0];",
    wrong: "export const winner = (votes: Map<string, number>) => [...votes.keys()][0];",
    breaks: "T-2",
  },
  {
    name: "a union of text or list, narrowed by `is`",
    spec: operation(
      "count(what)",
      ["what | string or list of string"],
      "Returns: integer\n\nEnsures:\n\n- **T-1** Of a list its length: `what is list implies result === what.length`\n- **T-2** Of a text one: `what is string implies result === 1`",
    ),
    right: "export const count = (what: any) => (Array.isArray(what) ? what.length : 1);",
    wrong: "export const count = (what: any) => what.length;",
    breaks: "T-2",
  },
  {
    name: "a recursive union",
    spec:
      types(
        "`Leaf`: `{ kind: one of leaf, value: integer, from 0 to 9 }`",
        "`Fork`: `{ kind: one of fork, left: Tree, right: Tree }`",
        "`Tree`: Leaf or Fork",
      ) +
      operation(
        "flip(tree)",
        ["tree | Tree"],
        'Returns: Tree\n\nEnsures:\n\n- **T-1** A leaf stays: `tree.kind === "leaf" implies result === tree`\n- **T-2** A fork turns round: `tree.kind === "fork" implies result.kind === "fork" and parts(result).length === parts(tree).length`',
      ) +
      "\n\n## Laws\n\n- **T-3** Twice is once too often: *given `t: Tree`*: `flip(flip(t)) === t`\n",
    right:
      "export const flip = (t: any): any => (t.kind === 'leaf' ? t : { kind: 'fork', left: flip(t.right), right: flip(t.left) });",
    wrong:
      "export const flip = (t: any): any => (t.kind === 'leaf' ? t : { kind: 'fork', left: flip(t.right), right: flip(t.right) });",
    breaks: "T-3",
  },
  {
    name: "a dictionary of optional values",
    spec: operation(
      "known(names)",
      ["names | `{ string: optional integer, from 1 to 3 }`"],
      "Returns: integer\n\nEnsures:\n\n- **T-1** Those with a number are counted: `result === names.values.count(n => n !== nothing)`",
    ),
    right: "export const known = (names: any) => Object.values(names).filter(n => n != null).length;",
    wrong: "export const known = (names: any) => Object.keys(names).length;",
    breaks: "T-1",
  },
  {
    name: "rules for each element inside of elements",
    spec: operation(
      "widest(rows)",
      ["rows | list of list of integer | not empty, each length from 1 to 3, each each at least 0"],
      "Returns: integer, from 1 to 3\n\nEnsures:\n\n- **T-1** No row is wider: `rows.every(row => row.length <= result)`\n- **T-2** One is as wide: `rows.some(row => row.length === result)`",
    ),
    right: "export const widest = (rows: number[][]) => Math.max(...rows.map(row => row.length));",
    wrong:
      "export const widest = (rows: number[][]) => (rows.some(row => row.some(n => n < 0)) ? 1 : rows[0]!.length);",
    breaks: "T-1",
  },
  {
    name: "rules behind Returns that read the inputs",
    spec: operation(
      "pick({ low, high })",
      ["low | integer | from 0 to 100", "high | integer | at least `low`, at most 200"],
      "Returns: list of integer, length from 1 to 3, each from `low` to `high`, sorted\n\nEnsures:\n\n- **T-1** It begins with the lowest: `result.length > 0 and result[0] === low`",
    ),
    right: "export const pick = ({ low, high }: any) => [low, high];",
    wrong: "export const pick = ({ low, high }: any) => [low, high + (low > 20 ? 1 : 0)];",
    breaks: "pick.returns",
  },
  {
    name: "rules of tuple items, `where`, and a given bounded by another",
    spec:
      operation(
        "span(range)",
        ["range | `[from: integer, from 0 to 50, to: integer, from 0 to 50]` | where `it.from <= it.to`"],
        "Returns: integer, at least 0",
      ) +
      "\n\n## Laws\n\n- **T-1** It is the distance: *given `a: integer, from 0 to 20`, `b: integer, at least a, at most 40`*: `span([a, b]) === b - a`\n",
    right: "export const span = ([from, to]: any) => to - from;",
    wrong: "export const span = ([from, to]: any) => (to > 30 ? 30 - from : to - from);",
    breaks: "T-1",
  },
  {
    name: "bytes",
    spec: operation(
      "prefix({ data, n })",
      ["data | bytes | length at most 8", "n | integer | from 0 to 8"],
      "Returns: bytes\n\nEnsures:\n\n- **T-1** No longer than asked: `result.length === min(n, data.length)`\n- **T-2** All of it where there is no more: `n >= data.length implies result === data`",
    ),
    right: "export const prefix = ({ data, n }: any) => data.slice(0, n);",
    wrong: "export const prefix = ({ data, n }: any) => new Uint8Array(Math.min(n, data.length));",
    breaks: "T-2",
  },
  {
    name: "bytes that are changed in place",
    spec: operation("total(data)", ["data | bytes | length at most 8"], "Returns: integer"),
    right: "export const total = (data: Uint8Array) => data.reduce((sum, byte) => sum + byte, 0);",
    wrong: "export const total = (data: Uint8Array) => data.sort().reduce((sum, byte) => sum + byte, 0);",
    breaks: "total.frame",
  },
  {
    name: "a JSON value and its kinds",
    spec:
      operation(
        "depth(data)",
        ["data | json"],
        "Returns: integer\n\nEnsures:\n\n- **T-1** What holds nothing is flat: `data is string or data is number or data is boolean or data is nothing implies result === 0`\n- **T-2** A list is deeper than what it holds: `data is list and data.every(one => one is number) implies result === 1`\n- **T-3** A record, too: `data is record and data.size === 0 implies result === 1`",
      ) +
      "\n\n## Laws\n\n- **T-4** A record around it is one more: *given `j: json`*: `depth({ a: j }) === depth(j) + 1`\n",
    right:
      "export const depth = (d: any): number => (d === null || typeof d !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(d).map(depth)));",
    wrong:
      "export const depth = (d: any): number => (typeof d !== 'object' || d === null ? 0 : Array.isArray(d) ? 1 + Math.max(0, ...d.map(depth)) : 1);",
    breaks: "T-4",
  },
  {
    name: "any value",
    spec: operation(
      "without({ xs, x })",
      ["xs | list of any value", "x | any value"],
      "Returns: list of any value\n\nEnsures:\n\n- **T-1** It is gone: `!(x in result)`\n- **T-2** All others are there: `result === xs.filter(one => one !== x)`",
    ),
    right:
      "export const without = ({ xs, x }: any) => xs.filter((one: any) => JSON.stringify(one) !== JSON.stringify(x));",
    // Right for numbers and texts: only records that are equal and not the same show it.
    wrong: "export const without = ({ xs, x }: any) => xs.filter((one: any) => one !== x);",
    breaks: "T-1",
  },
  {
    name: "an order",
    spec:
      types("`Task`: `{ name: string, priority: integer, from 0 to 3 }`") +
      operation(
        "first({ tasks, compare })",
        ["tasks | list of Task | not empty", "compare | order of Task"],
        "Returns: Task\n\nEnsures:\n\n- **T-1** It is one of them: `result in tasks`\n- **T-2** None comes before it: `tasks.every(one => compare(result, one) <= 0)`",
      ),
    right: "export const first = ({ tasks, compare }: any) => [...tasks].sort(compare)[0];",
    wrong:
      "export const first = ({ tasks, compare }: any) => tasks.reduce((a: any, b: any) => (compare(a, b) === 1 ? b : a));",
    breaks: "T-2",
  },
  {
    name: "an order, and a list that is sorted in place",
    spec: operation(
      "smallest({ xs, compare })",
      ["xs | list of integer | not empty", "compare | order of integer"],
      "Returns: integer\n\nEnsures:\n\n- **T-1** None comes before it: `xs.every(x => compare(result, x) <= 0)`",
    ),
    right: "export const smallest = ({ xs, compare }: any) => [...xs].sort(compare)[0];",
    wrong: "export const smallest = ({ xs, compare }: any) => xs.sort(compare)[0];",
    breaks: "smallest.frame",
  },
  {
    name: "a function",
    spec: operation(
      "groups({ xs, key })",
      ["xs | list of integer", "key | function (integer): string"],
      "Returns: map from string to list of integer\n\nEnsures:\n\n- **T-1** Each stands under its key: `xs.every(x => key(x) in result and x in result[key(x)])`\n- **T-2** Nothing else does: `result.keys.every(k => result[k].every(x => x in xs and key(x) === k))`",
    ),
    right:
      "export function groups({ xs, key }: any) { const all = new Map<string, number[]>(); for (const x of xs) all.set(key(x), [...(all.get(key(x)) ?? []), x]); return all; }",
    wrong:
      "export function groups({ xs, key }: any) { const all = new Map<string, number[]>(); for (const x of xs) all.set(key(x), [x]); return all; }",
    breaks: "T-1",
  },
  {
    name: "an optional function, in a record",
    spec:
      types("`Options`: `{ keep: optional function (integer): boolean, limit: integer, from 0 to 9 }`") +
      operation(
        "select({ xs, options })",
        ["xs | list of integer", "options | Options"],
        "Returns: list of integer, length at most 9\n\nWhere:\n\n- `keep`: `options.keep`\n\nEnsures:\n\n- **T-1** All are kept: `options.keep !== nothing implies result.every(x => options.keep(x))`\n- **T-2** No more than the limit: `result.length <= options.limit`",
      ).replace("Where:\n\n- `keep`: `options.keep`\n\n", ""),
    right:
      "export const select = ({ xs, options }: any) => xs.filter((x: number) => options.keep?.(x) ?? true).slice(0, options.limit);",
    wrong:
      "export const select = ({ xs, options }: any) => xs.slice(0, options.limit).filter((x: number, i: number) => i === 0 || (options.keep?.(x) ?? true));",
    breaks: "T-1",
  },
  {
    name: "a field that is bounded by another, in a record that is an input",
    spec: operation(
      "width({ range, most })",
      [
        "range | `{ low: integer, from 0 to 9, high: integer, at least low, at most 20 }`",
        "most | integer | from 0 to 20",
      ],
      "Returns: integer, from 0 to `most`\n\nEnsures:\n\n- **T-1** It is the distance, cut off: `result === min(most, range.high - range.low)`",
    ),
    right: "export const width = ({ range, most }: any) => Math.min(most, range.high - range.low);",
    wrong: "export const width = ({ range, most }: any) => Math.min(most, Math.max(0, range.high - range.low - 1));",
    breaks: "T-1",
  },
  {
    name: "a record that is returned, its fields bounded by inputs and by each other",
    spec: operation(
      "split({ total, parts })",
      ["total | integer | from 0 to 50", "parts | integer | from 1 to 5"],
      "Returns: `{ small: integer, at least 0, large: integer, at least small, at most total }`\n\nEnsures:\n\n- **T-1** They share it: `result.large - result.small <= 1`",
    ),
    right:
      "export const split = ({ total, parts }: any) => ({ small: Math.floor(total / parts), large: Math.ceil(total / parts) });",
    wrong:
      "export const split = ({ total, parts }: any) => ({ small: Math.floor(total / parts), large: Math.floor(total / parts) + 1 });",
    breaks: "split.returns",
  },
  {
    name: "lists of what may be absent, and a union with nothing",
    spec: operation(
      "first(cells)",
      ["cells | list of optional (integer or string)"],
      "Returns: integer or string or nothing\n\nEnsures:\n\n- **T-1** Nothing only of nothing: `result === nothing implies cells.every(c => c === nothing)`\n- **T-2** A number stands there: `result is number implies result in cells`",
    ),
    right: "export const first = (cells: any[]) => cells.find(cell => cell !== undefined);",
    wrong: "export const first = (cells: any[]) => cells.find(cell => cell);",
    breaks: "T-1",
  },
  {
    name: "recursion through lists and maps",
    spec:
      types("`Folder`: `{ files: list of string, length at most 3, inside: map from string to Folder }`") +
      operation(
        "count(folder)",
        ["folder | Folder"],
        "Returns: integer, at least 0\n\nEnsures:\n\n- **T-1** Its own at least: `result >= folder.files.length`\n- **T-2** Of a flat one no more: `folder.inside.size === 0 implies result === folder.files.length`\n- **T-3** Those inside count: `folder.inside.values.every(f => f.files.length <= result - folder.files.length)`",
      ),
    right:
      "export const count = (f: any): number => [...f.inside.values()].reduce((sum: number, one: any) => sum + count(one), f.files.length);",
    wrong: "export const count = (f: any): number => f.files.length;",
    breaks: "T-3",
  },
  {
    name: "a map of tuples with rules for its keys and values",
    spec: operation(
      "longest(trips)",
      [
        "trips | map from (string, length from 1 to 3) to `[from: integer, from 0 to 9, to: integer, from 0 to 9]` | not empty, each where `it[0] <= it.to`",
      ],
      "Returns: string\n\nEnsures:\n\n- **T-1** It is one of them: `result in trips`\n- **T-2** None is longer: `result in trips and trips.values.every(t => t.to - t.from <= trips[result].to - trips[result].from)`",
    ),
    right:
      "export const longest = (trips: Map<string, number[]>) => [...trips].reduce((a, b) => (b[1][1]! - b[1][0]! > a[1][1]! - a[1][0]! ? b : a))[0];",
    wrong:
      "export const longest = (trips: Map<string, number[]>) => [...trips].reduce((a, b) => (b[1][1]! > a[1][1]! ? b : a))[0];",
    breaks: "T-2",
  },
  {
    name: "a list without equals, sorted by a field",
    spec:
      types("`Slot`: `{ at: integer, from 0 to 20, name: string, length at most 2 }`") +
      operation(
        "insert({ slots, slot })",
        ["slots | list of Slot, distinct, sorted by at", "slot | Slot | where `!(it in slots)`"],
        "Returns: list of Slot, distinct, sorted by at\n\nEnsures:\n\n- **T-1** It is there now: `slot in result and result.length === slots.length + 1`",
      ),
    right: "export const insert = ({ slots, slot }: any) => [...slots, slot].sort((a: any, b: any) => a.at - b.at);",
    wrong: "export const insert = ({ slots, slot }: any) => [...slots, slot];",
    breaks: "insert.returns",
  },
  {
    name: "JSON in a dictionary, and bytes in a map",
    spec: operation(
      "sizes({ fields, blobs })",
      ["fields | `{ string: json }`", "blobs | map from string to bytes | each length at most 4"],
      "Returns: `{ string: integer }`\n\nEnsures:\n\n- **T-1** Of bytes their number: `blobs.keys.every(k => k in result and result[k] === blobs[k].length)`\n- **T-2** Texts count one: `fields.keys.every(k => fields[k] is string and !(k in blobs) implies k in result and result[k] === 1)`",
    ),
    right:
      "export const sizes = ({ fields, blobs }: any) => Object.fromEntries([...Object.keys(fields).map(k => [k, 1]), ...[...blobs].map(([k, b]: any) => [k, b.length])]);",
    wrong:
      "export const sizes = ({ fields, blobs }: any) => Object.fromEntries([...[...blobs].map(([k, b]: any) => [k, b.length]), ...Object.keys(fields).map(k => [k, 1])]);",
    breaks: "T-1",
  },
  {
    name: "a law over an order",
    spec:
      operation(
        "sort({ xs, compare })",
        ["xs | list of any value", "compare | order of any value"],
        "Returns: list of any value\n\nEnsures:\n\n- **T-1** Nothing is lost: `result.sameItems(xs)`\n- **T-2** It is in order: `result.adjacent.every(([a, b]) => compare(a, b) <= 0)`",
      ) +
      "\n\n## Laws\n\n- **T-3** Equals stay in their order: *given `xs: list of any value`, `c: order of any value` where `xs.every(x => xs.every(y => c(x, y) === 0))`*: `sort({ xs, compare: c }) === xs`\n",
    right: "export const sort = ({ xs, compare }: any) => [...xs].sort(compare);",
    wrong: "export const sort = ({ xs, compare }: any) => [...xs].reverse().sort(compare);",
    breaks: "T-3",
  },
  {
    name: "a class that is given an order",
    spec: `## State

| Name  | Type            | Starts |
| ----- | --------------- | ------ |
| items | list of integer | empty  |

## Operations

### new Heap(compare)

| Input   | Type             |
| ------- | ---------------- |
| compare | order of integer |

Changes:

| What    | Becomes | When |
| ------- | ------- | ---- |
| \`items\` | \`[]\`    |      |

### push(x)

| Input | Type    | Rules        |
| ----- | ------- | ------------ |
| x     | integer | from 0 to 20 |

Changes:

| What    | Becomes      | When |
| ------- | ------------ | ---- |
| \`items\` | \`[...it, x]\` |      |
`,
    right:
      "import { bind } from '@tenet/runtime';\nclass Heap { items: number[] = []; constructor(readonly compare: any) {} push(x: number) { this.items.push(x); } }\nexport default bind<any>({ module: { Heap }, observe: (heap: any) => ({ items: heap?.items ?? [] }) });",
    wrong:
      "import { bind } from '@tenet/runtime';\nclass Heap { items: number[] = []; constructor(readonly compare: any) {} push(x: number) { this.items.push(x); this.items.sort(this.compare); } }\nexport default bind<any>({ module: { Heap }, observe: (heap: any) => ({ items: heap?.items ?? [] }) });",
    breaks: "push.changes.items",
    unbound: true,
  },
  {
    name: "functions and orders by their names",
    spec:
      types("`Order`: order of string", "`Keep`: function (string): boolean") +
      operation(
        "select({ words, order, keep })",
        ["words | set of string", "order | Order", "keep | optional Keep"],
        "Returns: list of string\n\nWhere:\n\n- `kept(word: string)`: `keep === nothing or keep(word)`\n\nEnsures:\n\n- **T-1** It is in order: `result.adjacent.every(([a, b]) => order(a, b) <= 0)`\n- **T-2** All that are kept, and no others: `words.values.every(word => kept(word) === (word in result))`",
      ),
    right:
      "export const select = ({ words, order, keep }: any) => [...words].filter(keep ?? (() => true)).sort(order);",
    wrong: "export const select = ({ words, keep }: any) => [...words].filter(keep ?? (() => true)).sort();",
    breaks: "T-1",
  },
  {
    name: "JSON by a name, in a record",
    spec:
      types("`Data`: json", "`Doc`: `{ title: string, body: Data, tags: optional list of Data }`") +
      operation(
        "head(doc)",
        ["doc | Doc"],
        "Returns: Data\n\nEnsures:\n\n- **T-1** Of a list its length: `doc.body is list implies result === doc.body.length`\n- **T-2** Else the first tag: `doc.tags !== nothing and doc.tags.length > 0 and !(doc.body is list) implies result === doc.tags[0]`",
      ),
    right: "export const head = (doc: any) => (Array.isArray(doc.body) ? doc.body.length : doc.tags?.[0]);",
    wrong: "export const head = (doc: any) => doc.body?.length ?? doc.tags?.[0];",
    breaks: "T-2",
  },
  {
    name: "any value by a name, in a record",
    spec:
      types("`Item`: any value", "`Pair`: `{ left: Item, right: Item }`") +
      operation(
        "swap(pair)",
        ["pair | Pair"],
        "Returns: Pair\n\nEnsures:\n\n- **T-1** Right is left: `result === { left: pair.right, right: pair.left }`",
      ),
    right: "export const swap = ({ left, right }: any) => ({ left: right, right: left });",
    wrong: "export const swap = ({ left, right }: any) => ({ left: right || left, right: left });",
    breaks: "T-1",
  },
  {
    name: "a handle that stays with the implementation",
    spec: `${types("`Money`: opaque")}## Operations

### money({ cents })

| Input | Type    | Rules          |
| ----- | ------- | -------------- |
| cents | integer | from 0 to 1000 |

Returns: Money

### amount(m)

| Input | Type  |
| ----- | ----- |
| m     | Money |

Returns: integer

### add(a, b)

| Input | Type  |
| ----- | ----- |
| a     | Money |
| b     | Money |

Returns: Money

## Laws

- **T-1** What goes in comes out: *given \`c: integer, from 0 to 1000\`*: \`amount(money({ cents: c })) === c\`
- **T-2** Amounts add up: *given \`c: integer, from 0 to 1000\`, \`d: integer, from 0 to 1000\`*: \`amount(add(money({ cents: c }), money({ cents: d }))) === c + d\`
`,
    right:
      "class Money { #c: number; constructor(c: number) { this.#c = c; } get c() { return this.#c; } }\nexport const money = ({ cents }: any) => new Money(cents);\nexport const amount = (m: Money) => m.c;\nexport const add = (a: Money, b: Money) => new Money(a.c + b.c);",
    wrong:
      "class Money { #c: number; constructor(c: number) { this.#c = c; } get c() { return this.#c; } }\nexport const money = ({ cents }: any) => new Money(cents);\nexport const amount = (m: Money) => m.c;\nexport const add = (a: Money, b: Money) => new Money(a.c | b.c);",
    breaks: "T-2",
    notChecked: ["amount.returns", "amount.failures", "add.returns", "add.failures"],
  },
];
