/** The nine schemas as a person would build them with fast-check: valid by construction, nothing filtered. */
import fc from "fast-check";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const upper = letters.map(letter => letter.toUpperCase());
const digits = [..."0123456789"];
const word = (characters, minLength, maxLength) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength, size: "max" }).map(all => all.join(""));
const count = { size: "max" };

/** A date of four digits for each day since the year 1. */
const [firstDay, lastDay] = [-719_162, 2_932_896];
const dateOf = day => new Date(day * 86_400_000).toISOString().slice(0, 10);

const transfer = () =>
  fc
    .tuple(
      fc.uniqueArray(word([...letters, ...digits], 8, 8), { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.nat(1_000_000),
    )
    .map(([[from, to], balance, other, part]) => ({
      from: { id: `acc_${from}`, balance },
      to: { id: `acc_${to}`, balance: other },
      amount: 1 + (part % balance),
    }));

const dates = () =>
  fc
    .tuple(fc.integer({ min: firstDay, max: lastDay - 1 }), fc.nat(lastDay - firstDay))
    .map(([start, length]) => ({ start: dateOf(start), end: dateOf(start + 1 + (length % (lastDay - start))) }));

const ascending = () =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 10, ...count })
    .map(numbers => numbers.sort((a, b) => a - b));

const order = () =>
  fc
    .array(fc.record({ price: fc.integer({ min: 0, max: 100_000 }), quantity: fc.integer({ min: 1, max: 99 }) }), {
      minLength: 1,
      maxLength: 8,
      ...count,
    })
    .map(lines => ({ lines, total: lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) }));

const pattern = () =>
  fc.tuple(fc.nat(9999), word(upper, 2, 6)).map(([number, name]) => `INV-${String(number).padStart(4, "0")}-${name}`);

const password = () =>
  fc
    .tuple(
      word([...letters, ...upper, ...digits], 6, 14),
      fc.constantFrom(...upper),
      fc.constantFrom(...digits),
      fc.nat(),
      fc.nat(),
    )
    .map(([rest, letter, digit, a, b]) => {
      const first = a % (rest.length + 1);
      const one = rest.slice(0, first) + letter + rest.slice(first);
      const second = b % (one.length + 1);
      return one.slice(0, second) + digit + one.slice(second);
    });

const stock = () =>
  fc
    .tuple(
      fc.uniqueArray(word(letters, 6, 6), { minLength: 1, maxLength: 8, ...count }),
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 8, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), fc.maxSafeInteger()), { maxLength: 5, ...count }),
    )
    .map(([ids, prices, stocks]) => ({
      items: ids.map((id, at) => ({ id, price: prices[at] })),
      stock: new Map(stocks.map(([at, amount]) => [ids[at % ids.length], amount])),
    }));

const payment = () =>
  fc.oneof(
    fc.record({ status: fc.constant("pending"), due: fc.integer({ min: 1, max: 1000 }) }),
    fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.maxSafeNat())
      .map(([due, more]) => ({ status: "paid", due, paid: Math.min(due + more, Number.MAX_SAFE_INTEGER) })),
    fc.record({ status: fc.constant("failed"), reason: fc.string({ minLength: 1, maxLength: 20, ...count }) }),
  );

const shares = () =>
  fc.array(fc.nat(100), { maxLength: 7, ...count }).map(cuts => {
    const ends = [...cuts.sort((a, b) => a - b), 100];
    return ends.map((end, at) => end - (ends[at - 1] ?? 0));
  });

export const byHand = { transfer, dates, ascending, order, pattern, password, stock, payment, shares };
