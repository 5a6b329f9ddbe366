import type { Session } from "../terminal/session.js";

/** Whether reports show what specs call secret or personal: who reads them is for the person to know who asks. */
export function showsSecrets({ showSecrets }: { readonly showSecrets?: boolean }, { env }: Session): boolean {
  return showSecrets === true || env["TENET_SHOW_SECRETS"] === "1";
}

/** The last line of a report in which something was covered. */
export const coveredNote = "What the spec calls secret or personal is covered; with --show-secrets it is shown.";
