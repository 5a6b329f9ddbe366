import { bind } from "@tenet/runtime";

interface Moment {
  readonly at: number;
  readonly form: string;
}

/** A moment in one of the documented forms of a start or an end; the last three are no moment. */
function native({ at, form }: Moment): Date | number | string {
  switch (form) {
    case "number":
      return at;
    case "text":
      return new Date(at).toISOString();
    case "invalid date":
      return new Date(Number.NaN);
    case "not a number":
      return Number.NaN;
    case "no date":
      return "no date";
    default:
      return new Date(at);
  }
}

const codes: Readonly<Record<string, string>> = {
  "Start date is invalid": "START_INVALID",
  "End date is invalid": "END_INVALID",
  "End date must be after start date": "NOT_POSITIVE",
};

export default (library: any) => {
  const api = library.interval === undefined ? library.default : library;
  return bind<any>({
    module: api,
    values: {
      Moment: { to: native },
      Near: { to: native },
      Loose: { to: native },
      Stamp: { from: (date: unknown) => (date instanceof Date ? date.getTime() : `not a date: ${String(date)}`) },
    },
    errors: error => codes[(error as Error).message],
    operations: {
      intervalIsFresh: (_subject, { start, end }) => {
        const [from, to] = [new Date(start), new Date(end)];
        const { start: first, end: last } = api.interval(from, to);
        return first !== from && last !== to && first instanceof Date && last instanceof Date;
      },
      eachDayOfInterval: (_subject, { from, to, form, step }) => {
        const interval = { start: native({ at: from, form }), end: native({ at: to, form }) };
        return step === undefined ? api.eachDayOfInterval(interval) : api.eachDayOfInterval(interval, { step });
      },
      janFifteenToAprilFour: () =>
        api.intervalToDuration({
          start: new Date(1929, 0, 15, 12, 0, 0),
          end: new Date(1968, 3, 4, 19, 5, 0),
        }),
    },
  });
};
