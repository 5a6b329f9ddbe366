/** One request over a connection that is kept, without timers of its own. */
// biome-ignore lint/style/noRestrictedImports: this entry, and nothing else of the package, opens connections.
import { Agent, request as plain, type RequestOptions } from "node:http";
// biome-ignore lint/style/noRestrictedImports: as above.
import { Agent as SecureAgent, request as secure } from "node:https";

export interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Received {
  readonly status: number;
  readonly text: string;
}

const agents = { "http:": new Agent({ keepAlive: true }), "https:": new SecureAgent({ keepAlive: true }) };

/** @throws what the connection fails with. */
export async function send(url: URL, sent: Sent): Promise<Received> {
  try {
    return await once(url, sent);
  } catch (error) {
    // The service may close a kept connection in the moment in which it is used again; nothing was answered then.
    if (!(error instanceof Dropped)) throw error;
    return once(url, sent);
  }
}

class Dropped extends Error {}

function once(url: URL, { method, headers, body }: Sent): Promise<Received> {
  const isSecure = url.protocol === "https:";
  const options: RequestOptions = { method, headers, agent: agents[isSecure ? "https:" : "http:"] };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? secure : plain)(url, options, response => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    request.on("error", error => {
      const reset = (error as { code?: unknown }).code === "ECONNRESET";
      reject(request.reusedSocket && reset ? new Dropped(error.message) : error);
    });
    request.end(body);
  });
}
