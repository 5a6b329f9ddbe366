import { bind } from "@tenet/runtime";

const seen = (money: any) => ({
  value: money.value,
  cents: money.intValue,
  text: money.toString(),
  shown: money.format(),
});

/** A text that is no amount may give no number; the spec has no value for that but none. */
const finite = (value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? undefined : value);

const reading = (money: any) => ({ value: finite(money.value), cents: finite(money.intValue) });

export default (library: any) => {
  const currency = library.default ?? library;
  const make = (value: unknown, options: unknown) =>
    options === undefined ? currency(value) : currency(value, options);
  return bind<any>({
    operations: {
      make: (_subject, { value, options }) => seen(make(value, options)),
      wrap: (_subject, { value, inner, outer }) => seen(make(make(value, inner), outer)),
      read: (_subject, { given, options }) => reading(make(given, options)),
      readWrapped: (_subject, { given, inner, outer }) => reading(make(make(given, inner), outer)),
      add: (_subject, { a, b, options }) => seen(make(a, options).add(b)),
      subtract: (_subject, { a, b, options }) => seen(make(a, options).subtract(b)),
      addTexts: (_subject, { a, b, options }) => reading(make(a, options).add(b)),
      subtractTexts: (_subject, { a, b, options }) => reading(make(a, options).subtract(b)),
      addedFormat: (_subject, { a, b, options }) => make(a, options).add(b).format(),
      subtractedFormat: (_subject, { a, b, options }) => make(a, options).subtract(b).format(),
      addCurrency: (_subject, { a, b, options, other }) => seen(make(a, options).add(make(b, other))),
      subtractCurrency: (_subject, { a, b, options, other }) => seen(make(a, options).subtract(make(b, other))),
      total: (_subject, { values, options }) =>
        seen(values.reduce((sum: any, value: unknown) => sum.add(value), make(0, options))),
      multiply: (_subject, { a, factor, options }) => seen(make(a, options).multiply(factor)),
      divide: (_subject, { a, divisor, options }) => seen(make(a, options).divide(divisor)),
      distribute: (_subject, { a, count, options }) => make(a, options).distribute(count).map(seen),
      kept: (_subject, { a, b, step, options }) => {
        const money = make(a, options);
        const before = seen(money);
        if (step === "format") money.format();
        else money[step](b);
        return [before, seen(money)];
      },
      side: (_subject, { value, left, right }) => {
        const [first, second] = [make(value, left), make(value, right)];
        return [first.format(), second.format()];
      },
      custom: (_subject, { value, options }) => {
        const format = (money: any, given: any) =>
          [given.symbol, given.separator, given.decimal, given.precision, money.intValue].join("|");
        return make(value, { ...options, format }).format();
      },
      invalid: (_subject, { kind, options }) => {
        make(kind === "null" ? null : undefined, options);
      },
    },
  });
};
