import { compileText } from "@tenet/checker";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
const text = `---
spec: d
---

# D

## Operations

### day(date)

| Input | Type | Rules |
| --- | --- | --- |
| date | date | |

Returns: date

Ensures:

- **D-1** x: \`result === date\`
`;
const { value } = compileText("d.spec.md", text);
const a = buildArbitraries(value, undefined, { strings: ["2031-07-04"], numbers: [], bigints: [] });
const s = fc.sample(a.input("day"), { numRuns: 200, seed: 1 }).map(r => r({}).date);
console.log(s.filter(x => x.startsWith("2031")), s.slice(0,5));
