/** Judging of small specs by implementations that lie beside the tests, and what a report says in short. */
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { type Report, type VerifyOptions, verify } from "@tenet/verifier";

/** A spec without mistakes. */
export function compile(markdown: string, path = "spec.spec.md") {
  const { value, diagnostics, source } = compileText(path, markdown);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return { contract: value, specText: source.text };
}

/** `implementations/NAME` beside the module with this URL. */
export const beside = (url: string) => (name: string) => ({
  name,
  path: fileURLToPath(new URL(`./implementations/${name}`, url)),
});

/** Short runs of what is beside the module with this URL, without a look at the types. */
export function judging(url: string, { runs, seed }: { readonly runs: number; readonly seed: number }) {
  return (markdown: string, name: string, more: Partial<VerifyOptions> = {}): Promise<Report> =>
    verify({
      ...compile(markdown),
      implementation: beside(url)(name),
      runs,
      seed,
      deadline: 300,
      skipTypes: true,
      ...more,
    });
}

/** `{ "HLF-2": "broken", … }` */
export function statuses({ verdicts }: Report): Record<string, string> {
  return Object.fromEntries(verdicts.map(({ promise, status }) => [promise.slice(promise.indexOf("/") + 1), status]));
}

/** The one on the promise with this id. */
export function verdict({ verdicts }: Report, id: string) {
  const found = verdicts.find(({ promise }) => promise.endsWith(`/${id}`));
  if (found === undefined)
    throw new Error(`There is no verdict on ${id}: ${verdicts.map(({ promise }) => promise).join(", ")}`);
  return found;
}
