// Mistakes at values that only the implementation names: its literals are among the inputs.
import { fileURLToPath } from "node:url";
import { verify } from "@tenet/verifier";
import { describe, expect, test } from "vitest";
import { contractOf, spec } from "../language/specs.js";

const operation = (name: string, input: string, type: string, returns: string, clause: string) => `### ${name}(${input})

| Input | Type | Rules |
| --- | --- | --- |
| ${input} | ${type} | |

Returns: ${returns}

Ensures:

- **${name.toUpperCase()}-1** It is right: \`${clause}\`
`;

const text = spec(
  "mined",
  `## Operations

${operation("label", "text", "string", "string", 'result === "<" + text + ">"')}
${operation("seconds", "value", "integer", "integer", "result === value")}
${operation("cost", "amount", "decimal(2)", "decimal(2)", "result === amount")}
${operation("day", "date", "date", "date", "result === date")}
${operation("count", "words", "`{ string: integer }`", "integer", "result === words.size")}
${operation("code", "text", "string", "string", "result === text")}
`,
);

const judge = (seed: number) =>
  verify({
    contract: contractOf(text),
    specText: text,
    implementation: {
      name: "keys.ts",
      path: fileURLToPath(new URL("./implementations/keys.ts", import.meta.url)),
    },
    runs: 200,
    seed,
    deadline: 5000,
    skipTypes: true,
  });

describe("literals of the implementation", () => {
  test("lead to mistakes at them, beside them and around them", async () => {
    const { verdicts } = await judge(3);
    const smallest = Object.fromEntries(
      verdicts.flatMap(({ promise, counterexample }) =>
        counterexample ? [[promise, counterexample.calls[0]?.input]] : [],
      ),
    );
    expect(smallest).toMatchObject({
      // Spliced into a longer text; the constant is another module's.
      "mined/LABEL-1": { text: expect.stringMatching(/^.x-internal:$|^x-internal:.$/u) },
      // One more than the product of three numbers.
      "mined/SECONDS-1": { value: 86_401 },
      "mined/COST-1": {},
      "mined/DAY-1": { date: "2031-07-04" },
      // A key.
      "mined/COUNT-1": { words: { retired: 0 } },
    });
  });

  test("are the same in every run with the same seed", async () => {
    const [first, second] = [await judge(5), await judge(5)];
    expect(second.verdicts).toEqual(first.verdicts);
  });
});
