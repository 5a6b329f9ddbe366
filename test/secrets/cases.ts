/** Cases with canaries in every place, as somebody may have recorded them. */
export const accounts = { a: { id: "a", code: "CANARY-code-1", mail: "CANARY-mail-1", pin: 918273, uses: 0 } };

const actor = { mail: "CANARY-actor-1", level: 1 };

export const deskCases = [
  {
    state: { accounts },
    calls: [
      {
        operation: "enter",
        input: { id: "a", code: "CANARY-code-1" },
        actor,
        answers: [{ of: "Post.send", returns: { receipt: "CANARY-receipt-1" } }],
      },
    ],
  },
  { state: { accounts }, calls: [{ operation: "enter", input: { id: "a", code: "CANARY-wrong-1" }, actor }] },
  {
    state: { accounts },
    calls: [{ operation: "change", input: { id: "a", code: "CANARY-new-1", pin: 564738 }, actor }],
  },
];

export const echoCases = [
  { calls: [{ operation: "echo", input: { code: "CANARY-echo-1" } }] },
  { law: "LAW-1", given: { code: "CANARY-law-1" } },
];

/** Which canaries stand in a text, whole or in part. */
export function canariesIn(text: string): string[] {
  return [...new Set(text.match(/CANARY(-\w+)?|CANAR|918273|564738/g))];
}
