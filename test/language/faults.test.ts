/** Sentences that the reference promises and the compiler once refused, or took for something else. */
import { type Contract, compileText, environment, evaluate, type Load, type Values } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** The codes of what is said of a spec with these sections. */
function saidOf(body: string, load?: Load): readonly string[] {
  return compile(body, load).said;
}

function compile(body: string, load?: Load): { readonly contract: Contract; readonly said: readonly string[] } {
  const { value, diagnostics } = compileText("x.spec.md", `---\nspec: x\n---\n\n# X\n\n${body}\n`, load);
  return { contract: value!, said: diagnostics.map(one => one.code) };
}

describe("the modes of rounding are words of `round` alone", () => {
  test.each(["half", "up", "down", "even"])("a definition may be called `%s`", name => {
    const modes = ["half-up", "half-even", "down", "up"];
    const bodies = modes.map(mode => `round(a / 2, 2, ${mode})`).join(" + ");
    expect(saidOf(`## Definitions\n\n- \`${name}(a: decimal(2)): decimal(2)\`: \`${bodies}\``)).toEqual([]);
  });

  test("an input and a local may be called so", () => {
    const said = saidOf(`## Operations

### halved(up)

| Input | Type       |
| ----- | ---------- |
| up    | decimal(2) |

Returns: decimal(2)

Where:

- \`half\`: \`round(up / 2, 2, half-up)\`

Returns exactly: \`half\``);
    expect(said).toEqual([]);
  });

  test("elsewhere they are names like any other", () => {
    expect(
      saidOf("## Definitions\n\n- `up(a: integer): integer`: `down(a)`\n- `down(a: integer): integer`: `up(a)`"),
    ).toEqual(["recursive-definition"]);
  });
});

/** A desk where tickets are taken and finished. */
const tickets = (statements: string, locals: string, changes = "") => `## Types

### Ticket

| Field  | Type                       | Rules               | Only in     |
| ------ | -------------------------- | ------------------- | ----------- |
| id     | uuid                       | key, immutable      |             |
| status | one of waiting, taken, done |                    |             |
| worker | string                     | length from 1 to 40 | taken, done |
| note   | optional string            |                     |             |

## State

| Name    | Type                    | Rules         | Starts |
| ------- | ----------------------- | ------------- | ------ |
| tickets | map from uuid to Ticket | never deleted | empty  |

## Operations

### add({ id })

| Input | Type |
| ----- | ---- |
| id    | uuid |

Changes:

| What          | Becomes                    |
| ------------- | -------------------------- |
| \`tickets[id]\` | \`{ id, status: "waiting" }\` |

### take({ id, worker })

| Input  | Type   | Rules                                    |
| ------ | ------ | ---------------------------------------- |
| id     | uuid   | refers to tickets, otherwise \`NOT_FOUND\` |
| worker | string | length from 1 to 40                      |

Changes:

| What          | Becomes                           |
| ------------- | --------------------------------- |
| \`tickets[id]\` | \`{ id, status: "taken", worker }\` |

### finish({ id })

| Input | Type | Rules                                    |
| ----- | ---- | ---------------------------------------- |
| id    | uuid | refers to tickets, otherwise \`NOT_FOUND\` |

Where:

- \`t\`: \`tickets[id]\`
${locals}

${statements}

Changes:

| What          | Becomes                                      |
| ------------- | -------------------------------------------- |
${changes || '| `tickets[id]` | `{ id, status: "done", worker: t.worker }` |'}

## Transitions: Ticket.status

Final: done.

| From    | On     | To      | Otherwise   |
| ------- | ------ | ------- | ----------- |
| –       | add    | waiting | \`EXISTS\`    |
| waiting | take   | taken   | \`TAKEN\`     |
| taken   | finish | done    | \`NOT_TAKEN\` |
`;

describe("what is known of what a name under Where stands for is known of the name", () => {
  test("by a row of Transitions, in Requires, Changes and Ensures", () => {
    const statements = `Requires:

- **FIN-1** Not by the boss: \`t.worker !== "boss"\`, otherwise \`BOSS\`

Ensures:

- **FIN-2** The worker stays: \`tickets[id].worker === t.worker\``;
    expect(saidOf(tickets(statements, ""))).toEqual([]);
  });

  test("through names that stand for names, and for functions", () => {
    const locals = "- `same`: `t`\n- `at(key: uuid)`: `tickets[key]`";
    const statements = `Requires:

- **FIN-1** Not by the boss: \`same.worker !== "boss" && at(id).worker !== "boss"\`, otherwise \`BOSS\``;
    expect(saidOf(tickets(statements, locals))).toEqual(["unguarded-index"]);
  });

  test("from an earlier Requires about the name to what it stands for, and back", () => {
    const statements = (first: string, second: string) => `Requires:

- **FIN-1** There is a note: \`${first}.note !== nothing\`, otherwise \`NO_NOTE\`
- **FIN-2** It is not empty: \`${second}.note.length > 0\`, otherwise \`EMPTY\``;
    expect(saidOf(tickets(statements("t", "tickets[id]"), ""))).toEqual([]);
    expect(saidOf(tickets(statements("tickets[id]", "t"), ""))).toEqual([]);
    expect(saidOf(tickets(statements("t", "t"), ""))).toEqual([]);
  });

  test("and what a name stands for knows what has held where it is read", () => {
    const changes = '| `tickets[id]` | `{ id, status: "done", worker: who }` |';
    expect(saidOf(tickets("", "- `who`: `t.worker`", changes))).toEqual([]);
    const before =
      "Requires:\n\n- **FIN-1** A long note: `long`, otherwise `SHORT`\n- **FIN-2** A note: `t.note !== nothing`, otherwise `NO_NOTE`";
    expect(saidOf(tickets(before, "- `long`: `t.note.length > 9`"))).toEqual(["may-be-nothing"]);
    const behind =
      "Requires:\n\n- **FIN-1** A note: `t.note !== nothing`, otherwise `NO_NOTE`\n\nEnsures:\n\n- **FIN-2** A long one: `long`";
    expect(saidOf(tickets(behind, "- `long`: `t.note.length > 9`"))).toEqual([]);
  });

  test("of a list, what every element of it is", () => {
    const locals = "- `noted`: `tickets.values.filter(one => one.note !== nothing)`";
    const statements = `Requires:

- **FIN-1** Notes are short: \`noted.every(one => one.note.length < 9)\`, otherwise \`LONG\``;
    expect(saidOf(tickets(statements, locals))).toEqual([]);
  });

  test("and nothing else: another ticket may be in any state, and this one has left its own afterwards", () => {
    const other = "- `u`: `tickets.values.find(one => one.id !== id)`";
    const statements = 'Requires:\n\n- **FIN-1** No: `u !== nothing implies u.worker !== "boss"`, otherwise `BOSS`';
    expect(saidOf(tickets(statements, other))).toEqual(["field-of-some"]);
    const after = 'Ensures:\n\n- **FIN-1** It was taken: `t.status === "taken" && tickets[id].status === "done"`';
    expect(saidOf(tickets(after, ""))).toEqual([]);
  });

  test("a name that a function takes for its own value is not the local", () => {
    const locals = "- `at(key: uuid)`: `tickets.keys.every(other => other !== key && tickets[other].note === nothing)`";
    const statements = `Requires:

- **FIN-1** Odd: \`tickets.keys.every(other => at(other) || tickets[other].note.length > 0)\`, otherwise \`ODD\``;
    expect(saidOf(tickets(statements, locals))).toEqual(["may-be-nothing"]);
  });
});

describe("what every element keeps guards an index", () => {
  const shop = (rules: string, requires: string, sum: string) => `## Types

- \`Line\`: \`{ sku: string, counts: list of string }\`

## State

| Name     | Type                        | Starts |
| -------- | --------------------------- | ------ |
| products | map from string to integer  | empty  |

## Operations

### total({ cart, skus })

| Input | Type           | Rules |
| ----- | -------------- | ----- |
| cart  | list of Line   |       |
| skus  | list of string | ${rules} |

Returns: integer
${requires && `\nRequires:\n\n- **TOT-1** They are there: \`${requires}\`, otherwise \`UNKNOWN\`\n`}
Returns exactly: \`${sum}\``;

  test("by `each refers to`", () => {
    const rule = "each refers to products, otherwise `UNKNOWN`";
    expect(saidOf(shop(rule, "", "skus.sum(sku => products[sku])"))).toEqual([]);
    expect(saidOf(shop(rule, "", 'skus.filter(s => s !== "").sorted.sum(sku => products[sku])'))).toEqual([]);
    expect(saidOf(shop("", "", "skus.sum(sku => products[sku])"))).toEqual(["unguarded-index"]);
  });

  test.each([
    ["every", "cart.every(l => l.sku in products)"],
    ["not some", "!cart.some(l => !(l.sku in products))"],
    ["among others", "skus.length > 1 && cart.every(line => line.sku in products)"],
  ])("by an earlier Requires with %s", (_, requires) => {
    expect(saidOf(shop("", requires, "cart.sum(l => products[l.sku])"))).toEqual([]);
    expect(saidOf(shop("", requires, 'cart.filter(x => x.sku !== "").sum(x => products[x.sku])'))).toEqual([]);
    expect(saidOf(shop("", requires, "cart.length > 3 ? products[cart[3].sku] : 0"))).toEqual([]);
  });

  test("by one of each of each", () => {
    const requires = "cart.every(l => l.counts.every(c => c in products))";
    expect(saidOf(shop("", requires, "cart.sum(l => l.counts.sum(c => products[c]))"))).toEqual([]);
    expect(saidOf(shop("", requires, "cart.sum(l => skus.sum(c => products[c]))"))).toEqual(["unguarded-index"]);
  });

  test("and of no other list", () => {
    expect(saidOf(shop("", "skus.every(s => s in products)", "cart.sum(l => products[l.sku])"))).toEqual([
      "unguarded-index",
    ]);
    expect(saidOf(shop("", "cart.some(l => l.sku in products)", "cart.sum(l => products[l.sku])"))).toEqual([
      "unguarded-index",
    ]);
  });
});

const pick = `## Operations

### pick(xs)

| Input | Type            | Rules     |
| ----- | --------------- | --------- |
| xs    | list of integer | not empty |

Returns: integer

Ensures:

- **PCK-1** It is one of them: \`result in xs\`
`;

test("that an operation answers the same twice is no foregone conclusion", () => {
  const law = (text: string) =>
    `${pick}\n## Laws\n\n- **PCK-2** It is one, *given* \`xs: list of integer, not empty\`: \`${text}\``;
  expect(saidOf(law("pick(xs) === pick(xs)"))).toEqual([]);
  expect(saidOf(law("pick(xs) <= pick(xs)"))).toEqual([]);
  expect(saidOf(law("pick(xs) > 0 || !(pick(xs) > 0)"))).toEqual([]);
  expect(saidOf(law("xs === xs"))).toContain("always-true");
});

test("an operation is called in laws alone, and that is said", () => {
  expect(saidOf(`${pick}- **PCK-2** Itself: \`pick(xs) === result\``)).toEqual(["operation-outside-law"]);
  expect(saidOf(`## Definitions\n\n- \`first\`: \`pick([1])\`\n\n${pick}`)).toEqual(["operation-outside-law"]);
});

describe("`Uses` is an import wherever it stands outside code", () => {
  const load: Load = path =>
    path === "money.spec.md" ? "---\nspec: money\n---\n\n# Money\n\n## Types\n\n- `Money`: decimal(2)\n" : undefined;
  const line = "Uses [Money](money.spec.md).";

  test.each([
    ["under Types", `## Types\n\n${line}\n\n- \`Price\`: Money, from 0 to 9`],
    ["under State", `## State\n\n${line}\n\n| Name | Type |\n| ---- | ---- |\n| all  | Money |`],
    [
      "behind the heading of an operation",
      `${pick.replace("### pick(xs)", `### pick(xs)\n\n${line}`)}\n## Types\n\n- \`Price\`: Money`,
    ],
    ["under a section of statements", `## Glossary\n\n${line}\n\n## Types\n\n- \`Price\`: Money`],
  ])("%s", (_, body) => {
    const { contract, said } = compile(body, load);
    expect(said.filter(code => code !== "unread-lines")).toEqual([]);
    expect(contract.imports.map(one => one.path)).toEqual(["money.spec.md"]);
  });

  test("a line without a link is asked about at the head of a section, and is prose in an operation", () => {
    expect(saidOf("## Types\n\nUses Money.\n\n- `Price`: integer")).toContain("import-without-link");
    expect(saidOf(pick.replace("### pick(xs)", "### pick(xs)\n\nUses Stripe."))).toEqual([]);
  });
});

/** A map of accounts, or of what else the type says. */
const accounts = (type = "map from uuid to Account", rules = "key", more = "") => `## Types

### Account

| Field | Type   | Rules |
| ----- | ------ | ----- |
| id    | uuid   | ${rules} |
| owner | string |       |

## State

| Name     | Type  | Starts |
| -------- | ----- | ------ |
| accounts | ${type} | empty |
${more}
## Operations

### give({ id, owner })

| Input | Type   | Rules                                    |
| ----- | ------ | ---------------------------------------- |
| id    | uuid   | refers to accounts, otherwise \`NOT_FOUND\` |
| owner | string |                                          |

Changes:

| What                 | Becomes |
| -------------------- | ------- |
| \`accounts[id].owner\` | \`owner\` |
`;

describe("each entity stands under its own key", () => {
  const one = "6f1b3d52-8c34-4f0e-9d27-1f2a3b4c5d6e";
  const other = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
  const derived = (contract: Contract) =>
    contract.promises.flatMap(({ id, text, expression }) => (id === "accounts.keys" ? [{ text, expression }] : []));

  test("which is a promise of its own", () => {
    expect(derived(compile(accounts()).contract)).toEqual([
      { text: "each account stands under its own id", expression: "accounts.keys.every(k => accounts[k].id === k)" },
    ]);
  });

  test("and holds of generated states, and not of every state", () => {
    const { contract } = compile(accounts());
    const [clause] = contract.invariants;
    const holds = (state: Values) =>
      evaluate(clause!.condition, environment(contract, { before: state, after: state }));
    expect(holds({ accounts: new Map([[one, { id: one, owner: "" }]]) })).toBe(true);
    expect(holds({ accounts: new Map([[other, { id: one, owner: "" }]]) })).toBe(false);
    const states = fc.sample(buildArbitraries(contract).state, { numRuns: 200, seed: 1 });
    expect(states.map(holds)).not.toContain(false);
    expect(states.some(({ accounts }) => (accounts as Map<string, unknown>).size > 1)).toBe(true);
  });

  test.each([
    ["where the field is no key", accounts(undefined, "")],
    ["where the keys have another type", accounts("map from string to Account")],
    ["where it is no map", accounts("list of Account").replaceAll("refers to accounts, otherwise `NOT_FOUND`", "")],
    [
      "where the spec says so itself",
      accounts(
        undefined,
        undefined,
        "\nAlways:\n\n- **ACC-1** Its own: `accounts.keys.every(id => id === accounts[id].id)`\n",
      ),
    ],
  ])("but not %s", (_, body) => {
    expect(derived(compile(body).contract)).toEqual([]);
  });

  test("an example that puts one elsewhere is refused", () => {
    const example = (key: string) => `${accounts()}
Examples:

| before                                                     | id       | owner | returns |
| ---------------------------------------------------------- | -------- | ----- | ------- |
| \`{ accounts: { ["${key}"]: { id: "${one}", owner: "a" } } }\` | \`"${key}"\` | \`"b"\` |         |
`;
    expect(saidOf(example(one))).toEqual([]);
    expect(saidOf(example(other))).toContain("example-invariant");
  });

  test("and it is not what a row without Becomes is asked for", () => {
    expect(saidOf(accounts().replace("| `owner` |", "|         |"))).toContain("change-without-promise");
  });
});

describe("what a row of Changes writes in any case is there afterwards", () => {
  const shop = (...rows: string[]) => `## Types

### Order

| Field | Type    | Rules |
| ----- | ------- | ----- |
| id    | string  | key   |
| total | integer |       |

## State

| Name   | Type                     | Starts |
| ------ | ------------------------ | ------ |
| orders | map from string to Order | empty  |

## Operations

### place(total, old)

| Input | Type    |
| ----- | ------- |
| total | integer |
| old   | string  |

Returns: Order

Ensures:

- **SHP-1** It is stored: \`orders[result.id].total === total\`

Changes:

| What | Becomes | When |
| ---- | ------- | ---- |
${rows.map(row => `| ${row} |`).join("\n")}`;

  test("under the very key", () => {
    expect(saidOf(shop("`orders[result.id]` | `result` |"))).not.toContain("unguarded-index");
  });

  test.each([
    ["only sometimes", ["`orders[result.id]` | `result` | `total > 0`"]],
    ["under another key", ["`orders[old]` | `result` |"]],
    ["and another row may remove it", ["`orders[result.id]` | `result` |", "`orders[old]` | removed |"]],
  ])("not %s", (_, rows) => {
    expect(saidOf(shop(...rows))).toContain("unguarded-index");
  });
});
