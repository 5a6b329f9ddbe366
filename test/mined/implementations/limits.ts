export const longest = 24 * 60 * 60;
export const mark = "x-internal:";
