/** A stream of bytes as lines, however long the whole is; no more than one line of it is kept. */

/** Beyond so many bytes a line is not read: nothing that was recorded of one call is this long. */
export const longestLine = 64 * 2 ** 20;

export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Lines that hold nothing but white space are passed over, and counted. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, longest = longestLine): AsyncGenerator<Line> {
  let number = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = size > longest ? tooLong(number, longest) : read(number, [...held, chunk.subarray(start, end)]);
      if (line) yield line;
      [held, size, start] = [[], 0, end + 1];
      number += 1;
    }
    size += chunk.length - start;
    // What is too long already is not kept, only passed over.
    held = size > longest ? [] : [...held, chunk.subarray(start)];
  }
  const last = size > longest ? tooLong(number, longest) : read(number, held);
  if (last) yield last;
}

function tooLong(number: number, longest: number): Line {
  return { number, problem: `It is longer than ${Math.round(longest / 2 ** 20)} MiB.` };
}

function read(number: number, parts: readonly Uint8Array[]): Line | undefined {
  let text: string;
  try {
    text = decoder.decode(Buffer.concat(parts));
  } catch {
    return { number, problem: "It is not written in UTF-8." };
  }
  return text.trim() === "" ? undefined : { number, text };
}
