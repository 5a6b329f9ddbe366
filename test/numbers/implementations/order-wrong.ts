// As people write it who think that rounding at the end mends everything.
type Line = { readonly price: bigint; readonly quantity: number };

export function total(lines: readonly Line[], rate: bigint): bigint {
  const net = lines.reduce((sum, line) => sum + (Number(line.price) / 100) * line.quantity, 0);
  return BigInt(Math.round(net * (1 + Number(rate) / 10000) * 100));
}

export function share(amount: bigint, people: number): bigint {
  return amount / BigInt(people);
}

export function next(serial: bigint): bigint {
  return BigInt(Number(serial) * 31 + 7);
}
