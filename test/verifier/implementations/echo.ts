export const echo = (box: unknown) => box;
export const count = (n: number) => n;
