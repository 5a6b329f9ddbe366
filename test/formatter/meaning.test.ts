import { createSource } from "@tenet/diagnostics";
import { formatSpec } from "@tenet/formatter";
import { expect, test } from "vitest";

const own = createSource(
  "shop.spec.md",
  `---
spec: shop
---

# Shop

Uses [Money](money.spec.md).

## Operations

### pay(price)

| Input | Type  | Rules |
| ----- | ----- | ----- |
| price | Price |       |

Returns: Price

Ensures:

- **PAY-1** All is paid: \`result === price\`
`,
);

const money = (most: number) => `---
spec: money
---

# Money

## Types

- \`Price\`: integer, from 0 to ${most}
`;

// `spec fmt` then says fmt-meaning and writes nothing.
test("a text whose contract differs from the one before is not handed out", async () => {
  let most = 100;
  expect(await formatSpec(own, () => money(most++))).toEqual({ value: undefined, diagnostics: [] });
  expect((await formatSpec(own, () => money(100))).value).toBe(own.text);
});
