/** Few lines that stand for very many: each declaration uses the one before twice. */
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { expect, test } from "vitest";

const times = 30;
const each = (line: (at: number) => string) => Array.from({ length: times }, (_, at) => line(at)).join("\n");
const operation = (type: string, rest: string) =>
  `## Operations\n\n### f(a)\n\n| Input | Type |\n| --- | --- |\n| a | ${type} |\n\n${rest}\n`;

// Without their bounds these take hours: the suite's time limit is the assertion.
test.each([
  [
    "conditions",
    `## Definitions\n\n- \`d0(x: integer)\`: \`x > 0\`\n${each(at => `- \`d${at + 1}(x: integer)\`: \`d${at}(x) && d${at}(x + 1)\``)}\n\n${operation("integer", `Requires:\n\n- **R-1** It is fine: \`d${times}(a)\`, otherwise \`NO\``)}`,
  ],
  [
    "numbers, in an example",
    `## Definitions\n\n- \`d0(x: integer)\`: \`x\`\n${each(at => `- \`d${at + 1}(x: integer)\`: \`d${at}(x) + d${at}(x)\``)}\n\n${operation("integer", `Returns: integer\n\nReturns exactly: \`d${times}(a)\`\n\nExamples:\n\n| a | returns |\n| --- | --- |\n| \`0\` | \`0\` |`)}`,
  ],
  [
    "types with decimals",
    `## Types\n\n- \`T0\`: decimal(2)\n${each(at => `- \`T${at + 1}\`: \`{ a: T${at}, b: T${at} }\``)}\n\n${operation(`T${times}`, `Returns: T${times}\n\nReturns exactly: \`a\``)}`,
  ],
])("%s come to an end", (_, body) => {
  const { value, diagnostics } = compileText("x.spec.md", `---\nspec: h.x\nversion: 1.0.0\n---\n\n# X\n\n${body}`);
  expect(diagnostics.filter(one => one.severity === "error")).toEqual([]);
  const { files } = generate(value!, { binding: "./binding.js" });
  expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(2_000_000);
});
