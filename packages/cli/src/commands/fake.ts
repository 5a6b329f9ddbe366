import type { Session } from "../terminal/session.js";
export interface FakeOptions { readonly out?: string; readonly config?: string }
export async function fake(_word: string, _options: FakeOptions, _session: Session): Promise<number> { return 2; }
