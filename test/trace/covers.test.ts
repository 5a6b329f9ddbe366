import { compileText } from "@tenet/checker";
import { expect, test } from "vitest";

const statuses = (ensures: string, requirements: string, examples = "") => {
  const { value } = compileText(
    "door.spec.md",
    `---
spec: door
---

# Door

## Operations

### opens(code)

| Input | Type    |
| ----- | ------- |
| code  | integer |

Returns: boolean

Ensures:

- ${ensures}
${examples}
## Requirements

${requirements}
`,
  );
  return Object.fromEntries(value!.promises.filter(one => /^[A-Z]/.test(one.id)).map(one => [one.id, one.status]));
};
const bound = "**DOR-1** It opens for seven: `code === 7 implies result`";

test("a statement is traced by one that is bound", () => {
  expect(statuses(`${bound} Covers: REQ-1`, "- **REQ-1** It opens.")).toEqual({ "DOR-1": "bound", "REQ-1": "traced" });
  expect(statuses(`${bound} Covers: door/REQ-1`, "- **REQ-1** It opens.")).toMatchObject({ "REQ-1": "traced" });
});

test("and by one that has examples", () => {
  const examples = "\nExamples:\n\n| code | returns |\n| ---- | ------- |\n| 7    | true    |\n";
  expect(statuses("**DOR-1** It opens for seven. Covers: REQ-1", "- **REQ-1** It opens.", examples)).toEqual({
    "DOR-1": "exampled",
    "REQ-1": "traced",
  });
});

test("one that nothing checks, or that people judge, traces nothing", () => {
  const requirements =
    "- **REQ-1** It opens.\n- **REQ-2** It is warm. Covers: REQ-1\n- **REQ-3** It is red. *(judged by people)* Covers: REQ-1";
  expect(statuses(bound, requirements)).toEqual({
    "DOR-1": "bound",
    "REQ-1": "unbound",
    "REQ-2": "unbound",
    "REQ-3": "judged",
  });
});

test("another spec's statement of the same id is not meant", () => {
  expect(statuses(`${bound} Covers: house/REQ-1`, "- **REQ-1** It opens.")).toMatchObject({ "REQ-1": "unbound" });
});
