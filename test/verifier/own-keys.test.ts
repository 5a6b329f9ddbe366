import { expect, test } from "vitest";
import { statuses, verdict } from "./judge.js";
import { judge } from "./specs.js";

const office = `---
spec: office
---

# Office

## Types

### Desk

| Field | Type   | Rules |
| ----- | ------ | ----- |
| id    | string | key   |
| owner | string |       |

## State

| Name  | Type                    | Starts |
| ----- | ----------------------- | ------ |
| desks | map from string to Desk | empty  |

## Operations

### give({ id, owner })

| Input | Type   |
| ----- | ------ |
| id    | string |
| owner | string |

Changes:

| What        | Becomes |
| ----------- | ------- |
| \`desks[id]\` |         |

Ensures:

- **GIV-1** It is theirs: \`id in desks && desks[id].owner === owner\`
`;

test("entities stand under their own keys", async () => {
  expect(statuses(await judge(office, "desk-right.ts"))).toMatchObject({ "desks.keys": "held", "GIV-1": "held" });
  const report = await judge(office, "desk-misplaced.ts");
  expect(statuses(report)).toMatchObject({ "desks.keys": "broken", "GIV-1": "held" });
  expect(verdict(report, "desks.keys").counterexample?.calls).toHaveLength(1);
});
