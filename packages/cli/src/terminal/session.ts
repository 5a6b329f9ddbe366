import { visible } from "@tenet/diagnostics";
import { makeStyle, type Style } from "./style.js";

/** What a command may know of the world around it. */
export interface Session {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The answer. */
  out(text: string): void;
  /** Waits until the reader of the answer has room for more; false where it has gone away. */
  drained(): Promise<boolean>;
  /** All else: messages, progress. */
  err(text: string): void;
  /** Of the answer and of the messages. */
  readonly outStyle: Style;
  readonly errStyle: Style;
  /** Shows one line that the next one replaces; nothing where nobody watches. An empty text removes it. */
  progress(text: string): void;
}

/** The session of this process. A reader that goes away (`spec verify | head`) ends the output, not the command. */
export function processSession(): Session {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on("error", ignoreClosedPipe);
  const errStyle = makeStyle(stderr.isTTY, env);
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    cwd: process.cwd(),
    env,
    out: text => {
      clear();
      stdout.write(text);
    },
    err: text => {
      clear();
      stderr.write(text);
    },
    drained: async () => {
      if (stdout.writableNeedDrain && !stdout.destroyed) await roomIn(stdout);
      return !stdout.destroyed;
    },
    outStyle: makeStyle(stdout.isTTY, env),
    errStyle,
    progress(text) {
      if (!stderr.isTTY || env["CI"]) return;
      clear();
      if (text === "") return;
      stderr.write([...visible(text)].slice(0, (stderr.columns || 80) - 1).join(""));
      shown = true;
    },
  };
}

function roomIn(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      for (const event of ["drain", "close", "error"]) stream.off(event, end);
      resolve();
    };
    for (const event of ["drain", "close", "error"]) stream.on(event, end);
  });
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
