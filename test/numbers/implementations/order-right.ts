type Line = { readonly price: bigint; readonly quantity: number };

export function total(lines: readonly Line[], rate: bigint): bigint {
  const net = lines.reduce((sum, line) => sum + line.price * BigInt(line.quantity), 0n);
  return (net * (10000n + rate) + 5000n) / 10000n;
}

export function share(amount: bigint, people: number): bigint {
  const [whole, rest] = [amount / BigInt(people), amount % BigInt(people)];
  const twice = rest * 2n - BigInt(people);
  return twice > 0n || (twice === 0n && whole % 2n === 1n) ? whole + 1n : whole;
}

export function next(serial: bigint): bigint {
  return serial * 31n + 7n;
}
