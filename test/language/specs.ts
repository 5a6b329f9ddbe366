/** Small specs in which several parts of the language meet. */
import { fileURLToPath } from "node:url";
import { compileText, type Load } from "@tenet/checker";
import { generate } from "@tenet/generator";

export const spec = (name: string, body: string, more = "") => `---\nspec: ${name}\n${more}---\n\n# ${name}\n\n${body}`;

export const codes = (text: string, load?: Load) =>
  compileText("spec.spec.md", text, load).diagnostics.map(({ code }) => code);

export function contractOf(text: string, path = "spec.spec.md") {
  const { value, diagnostics } = compileText(path, text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return value;
}

/** The generated TypeScript, tests apart, which import an implementation. */
export const modulesOf = (text: string) => generate(contractOf(text)).files.filter(({ name }) => name.endsWith(".ts"));

export const implementation = (name: string) => ({
  name,
  path: fileURLToPath(new URL(`implementations/${name}.ts`, import.meta.url)),
});

/** Money, an order whose fields belong to states, history, a map of the state: what an order office needs. */
export const office = spec(
  "shop.office",
  `## Types

- \`Money\`: decimal(2), from 0 to 100.00

### Order

| Field    | Type                                  | Rules                              | Only in               |
| -------- | ------------------------------------- | ---------------------------------- | --------------------- |
| id       | uuid                                  | key, immutable, generated          |                       |
| total    | Money                                 | immutable                          |                       |
| status   | one of draft, "in review", paid       |                                    |                       |
| paid     | Money                                 | at least 0.01, never decreases     | paid                  |
| reviewer | string                                | length from 1 to 9                 | any except draft      |

Always:

- **ORD-1** Nobody pays too much: \`status === "paid" implies paid <= total\`

## State

| Name   | Type                   | Rules                            | Starts |
| ------ | ---------------------- | -------------------------------- | ------ |
| orders | map from uuid to Order |                                  | empty  |
| log    | list of Money          | only appended, length at most 10 | \`[]\`   |

## Operations

### make({ total })

| Input | Type  | Rules      |
| ----- | ----- | ---------- |
| total | Money | at least 1 |

Returns: Order

Requires:

- **MK-1** There is room: \`log.length < 10\`, otherwise \`FULL\`

Changes:

| What                | Becomes                                     |
| ------------------- | ------------------------------------------- |
| \`orders[result.id]\` | \`{ id: result.id, total, status: "draft" }\` |
| \`log\`               | \`it.concat([total])\`                        |

Ensures:

- **MK-2** It is a new one: \`not (result.id in old(orders))\`

### review({ id, reviewer })

| Input    | Type   | Rules                                   |
| -------- | ------ | --------------------------------------- |
| id       | uuid   | refers to orders, otherwise \`NOT_FOUND\` |
| reviewer | string | length from 1 to 9                      |

Changes:

| What         | Becomes                                                          |
| ------------ | ---------------------------------------------------------------- |
| \`orders[id]\` | \`{ id, total: orders[id].total, status: "in review", reviewer }\` |

### pay({ id, amount })

| Input  | Type  | Rules                                   |
| ------ | ----- | --------------------------------------- |
| id     | uuid  | refers to orders, otherwise \`NOT_FOUND\` |
| amount | Money | at least 0.01                           |

Requires:

- **PY-1** It is not too much: \`amount <= orders[id].total\`, otherwise \`TOO_MUCH\`

Changes:

| What         | Becomes                                                                                        |
| ------------ | ---------------------------------------------------------------------------------------------- |
| \`orders[id]\` | \`{ id, total: orders[id].total, status: "paid", paid: amount, reviewer: orders[id].reviewer }\` |

### more({ id, amount })

| Input  | Type  | Rules                                   |
| ------ | ----- | --------------------------------------- |
| id     | uuid  | refers to orders, otherwise \`NOT_FOUND\` |
| amount | Money | at least 0.01                           |

Requires:

- **MR-1** It is paid: \`orders[id].status === "paid"\`, otherwise \`NOT_PAID\`
- **MR-2** It is not too much: \`orders[id].paid + amount <= orders[id].total\`, otherwise \`TOO_MUCH\`

Changes:

| What              | Becomes       |
| ----------------- | ------------- |
| \`orders[id].paid\` | \`it + amount\` |

## Transitions: Order.status

Final: paid.

| From        | On     | To          | Otherwise |
| ----------- | ------ | ----------- | --------- |
| –           | make   | draft       |           |
| draft       | review | "in review" | \`BAD\`     |
| "in review" | pay    | paid        | \`BAD\`     |
`,
);
