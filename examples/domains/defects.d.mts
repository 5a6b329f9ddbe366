export interface Defect {
  readonly file: string;
  readonly defect: string;
  readonly domain: string;
  readonly broken: string;
  readonly also: readonly string[];
  /** Cases that it takes, where it takes more than a few. */
  readonly runs?: number;
}

export interface Verdict {
  readonly promise: string;
  readonly status: string;
}

export type Verdicts = readonly Verdict[];

export const defects: readonly Defect[];
export const domains: readonly string[];
export function verify(
  domain: string,
  implementation: string,
  ...words: readonly string[]
): { readonly verdicts: Verdicts; readonly seconds: number };
export function verifyAll(...words: readonly string[]): ReadonlyMap<string, Verdicts>;
export function those(verdicts: Verdicts, ...statuses: readonly string[]): string[];
