/** Secrets stay out of violations, and decimals in them have their points. */
import { type ContractViolation, type ExecutableContract, implement } from "@tenet/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { inFolder, load } from "../generator/compilers.js";
import { modulesOf, spec } from "./specs.js";

const text = spec(
  "bank.door",
  `## Types

- \`Pin\`: string, length 4, secret

### User

| Field   | Type       | Rules                   |
| ------- | ---------- | ----------------------- |
| name    | string     | key, length from 1 to 5 |
| pin     | Pin        |                         |
| balance | decimal(2) | from 0 to 100           |

## State

| Name  | Type                    | Starts |
| ----- | ----------------------- | ------ |
| users | map from string to User | empty  |

## Operations

### enter({ name, pin, worth })

| Input | Type       | Rules                                                      |
| ----- | ---------- | ---------------------------------------------------------- |
| name  | string     | length from 1 to 5, refers to users, otherwise \`NOT_FOUND\` |
| pin   | Pin        |                                                            |
| worth | decimal(2) | secret, from 0 to 50                                       |

Returns: decimal(2), from 0 to 10

Requires:

- **ENT-1** The pin is theirs: \`users[name].pin === pin\`, otherwise \`WRONG\`

Ensures:

- **ENT-2** It is what they have: \`result === users[name].balance\`
`,
);

describe("a violation", () => {
  let contract: ExecutableContract;
  beforeAll(async () => {
    contract = await inFolder(
      modulesOf(text),
      async folder => (await load(folder, "spec.contract.ts")).contract as never,
    );
  });

  const users = new Map([["ada", { name: "ada", pin: "4711", balance: 5000n }]]);

  function violation(input: object, enter: () => unknown): ContractViolation {
    const door = implement(contract, { enter }, { observe: () => ({ users }) });
    try {
      (door.enter as (input: object) => unknown)(input);
    } catch (error) {
      return error as ContractViolation;
    }
    throw new Error("nothing was broken");
  }

  const everythingIn = (error: ContractViolation) =>
    error.message +
    JSON.stringify(error.violation, (_, value: unknown) =>
      value instanceof Map ? [...value] : typeof value === "bigint" ? String(value) : value,
    );

  it.each([
    ["a condition", { name: "ada", pin: "4711", worth: 1234n }, () => 500n],
    ["a refusal that did not come", { name: "ada", pin: "0815", worth: 1234n }, () => 500n],
    ["a caller's mistake", { name: "ada", pin: "08151", worth: 1234n }, () => 500n],
    ["another mistake of the caller", { name: "ada", pin: "0815", worth: 5012n }, () => 500n],
    [
      "a code",
      { name: "ada", pin: "4711", worth: 1234n },
      () => {
        throw Object.assign(new Error("no"), { code: "4711" });
      },
    ],
  ])("of %s shows none of the secrets", (_, input, enter) => {
    const said = everythingIn(violation(input, enter));
    expect(said).toContain("«secret»");
    expect(said).not.toMatch(/4711|0815|12\.?34|50\.?12/);
  });

  it("shows a decimal that does not fit with its point", () => {
    const { message } = violation({ name: "ada", pin: "4711", worth: 1n }, () => 5000n);
    expect(message).toContain("actual:   50.00");
    expect(message).not.toContain("5000");
  });
});
