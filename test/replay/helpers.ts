import { compileText } from "@tenet/checker";
import { type ReplayAnswer, replayer } from "@tenet/verifier";

/** Judges lines against a spec; a line may be given as the value that it is the JSON of. */
export function judging(text: string): (call: unknown) => ReplayAnswer {
  const { value, source, diagnostics } = compileText("example.spec.md", text);
  const errors = diagnostics.filter(one => one.severity === "error").map(one => one.message);
  if (value === undefined || errors.length > 0) throw new Error(errors.join("\n"));
  const judge = replayer(value, source.text);
  return call => judge(typeof call === "string" ? call : JSON.stringify(call));
}

/** The answer as `--json` gives it. */
export function brief({ accepted, refusedBy }: ReplayAnswer) {
  return { accepted, refusedBy };
}

/** A spec of one operation that gives back a value of the type. */
export function echo(type: string, more = ""): string {
  return `---\nspec: echo\n---\n\n# Echo\n\n${more}\n\n## Operations\n\n### echo(value)\n\n| Input | Type |\n| --- | --- |\n| value | ${type} |\n\nReturns: ${type}\n\nReturns exactly: \`value\`\n`;
}
