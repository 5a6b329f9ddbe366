/** What each of `people` pays of `total` cents; the first ones pay the odd cents. Throws `NOBODY` where nobody is there. */
export function split(total: number, people: number): number[] {
  if (people < 1) throw Object.assign(new Error("Nobody is there to pay."), { code: "NOBODY" });
  const share = Math.floor(total / people);
  const odd = total % people;
  return Array.from({ length: people }, (_, index) => (index < odd ? share + 1 : share));
}
