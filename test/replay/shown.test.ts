// What people are shown of a refused call: exact numbers with their points, wherever they stand.
import { expect, it } from "vitest";
import { judging } from "./helpers.js";

const till = `---
spec: till
---

# Till

## Types

### Drawer

| Field | Type       | Rules |
| ----- | ---------- | ----- |
| id    | string     | key   |
| cash  | decimal(2) |       |
| most  | decimal(2) |       |

Always:

- **TIL-1** It is not too full: \`cash <= most\`

## State

| Name    | Type                      | Starts |
| ------- | ------------------------- | ------ |
| drawers | map from string to Drawer | empty  |

## Operations

### look({ id })

| Input | Type   | Rules                                  |
| ----- | ------ | -------------------------------------- |
| id    | string | refers to drawers, otherwise \`UNKNOWN\` |

Returns: decimal(2)

Returns exactly: \`drawers[id].cash\`
`;

const drawer = (cash: string) => ({ drawers: { a: { id: "a", cash, most: "20.00" } } });

it("shows a frame and an Always with points", () => {
  const answer = judging(till)({
    operation: "look",
    input: { id: "a" },
    result: "30.00",
    before: drawer("10.00"),
    after: drawer("30.00"),
  });
  expect(answer.refusedBy).toEqual(expect.arrayContaining(["look.frame", "TIL-1"]));
  const of = (id: string) => answer.shown?.broken.find(one => one.id === id);
  expect(of("look.frame")?.expected).toMatch(/ to stay 10\.00$/);
  expect(of("look.frame")?.parts.map(part => part.value)).toEqual(["10.00", "30.00"]);
  expect(of("TIL-1")?.parts.find(part => part.text === "it")?.value).toBe('{ id: "a", cash: 30.00, most: 20.00 }');
});
