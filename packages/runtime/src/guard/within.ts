/** What others take their time for, for so long and no longer. */

/** Thrown where the time has run out. */
export const tooLate = Symbol("too late");

/** What comes after the limit, in milliseconds, is ignored. */
export async function within<T>(limit: number, ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // What is longer than a timer can wait never comes.
    // biome-ignore lint/style/noRestrictedGlobals: what does not answer is given up.
    if (limit < 2 ** 31) timer = setTimeout(() => reject(tooLate), limit);
  });
  const answer = ask();
  answer.catch(() => {});
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
