/** Wrong at one number of a thousand million. */
export function double(number: number): number {
  return number === 48_611 ? number : number * 2;
}
