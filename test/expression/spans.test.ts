/** A part of an expression is quoted as it was written: in violations, in reports, in the manifest. */
import { compileText } from "@tenet/checker";
import { expect, test } from "vitest";

test.each([
  "(amount > 0) === flag",
  "(amount) + 1 > 0 && flag",
  "(flag) ? (amount > 0) : !(flag)",
  "(amount - 1).length > 0 || ((flag))",
])("the manifest quotes `%s` whole", expression => {
  const source = `---\nspec: quotes\n---\n\n# Quotes\n\n## Operations\n\n### act(amount, flag)\n\n| Input | Type |\n| --- | --- |\n| amount | integer |\n| flag | boolean |\n\nRequires:\n\n- **Q-1** it holds: \`${expression}\`\n`;
  expect(compileText("quotes.spec.md", source).value?.promises.find(one => one.id === "Q-1")?.expression).toBe(
    expression,
  );
});
