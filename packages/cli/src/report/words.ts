/** `1 file`, `2 files`, `1,000 cases`: a count with its noun, the same in every locale. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ",")} ${number === 1 ? noun : plural}`;
}

/** One word of a command line as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `a, b and c` */
export function sentenceList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `` `a` `` or `` `a` and 2 more files``: files, the first of which is named. */
export function someFiles([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? `\`${first}\`` : `\`${first}\` and ${count(rest.length, "more file")}`;
}
