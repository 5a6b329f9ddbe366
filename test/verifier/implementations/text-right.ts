export const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export const unescape = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&amp;", "&");
