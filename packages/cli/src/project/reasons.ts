/** Why a file could not be read or written, in words. */
export function fileReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "you may not",
    EPERM: "you may not",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    ENOTDIR: "a file is where its folder should be",
    EEXIST: "a file is where its folder should be",
    ERR_FS_FILE_TOO_LARGE: "it is larger than 2 gigabytes",
  };
  return known[code ?? ""] ?? message ?? String(error);
}

/** What a module of the user's ended with, and where in it: `file` (absolute) is shown as `shown`. */
export function moduleReason(error: unknown, file: string, shown: string): string {
  const { message, stack = "" } = error instanceof Error ? error : { message: String(error) };
  const [first = ""] = message.split("\n");
  // Where a syntax error is the message says; the columns of a stack are those of translated text.
  const place = placeIn(message, file) ?? placeIn(stack, file)?.replace(/:\d+$/, "");
  return `${first.trim().replaceAll(file, shown)}${place === undefined ? "" : ` (${shown}:${place})`}`;
}

/** `12:3` behind the file's name. */
function placeIn(text: string, file: string): string | undefined {
  const at = text.indexOf(`${file}:`);
  return at === -1 ? undefined : /^\d+(?::\d+)?/.exec(text.slice(at + file.length + 1))?.[0];
}
