import { bind } from "@tenet/runtime";

type Item = number | { priority: number; id: number };

const comparators: Record<string, ((a: any, b: any) => boolean) | undefined> = {
  natural: undefined,
  downwards: (a, b) => a > b,
  lowest: (a, b) => a.priority < b.priority,
  highest: (a, b) => a.priority > b.priority,
  alike: () => false,
};

/** Items are numbers where numbers are compared, else objects with a priority. */
const codings = {
  number: { to: (code: number): Item => code, from: (item: any): number => item },
  object: {
    to: (code: number): Item => ({ priority: Math.floor(code / 10), id: code % 10 }),
    from: (item: any): number => item.priority * 10 + item.id,
  },
};

/** No queue here holds so many: one that is never empty must not run for ever. */
const most = 1000;

const poll = (queue: any) => {
  const polled: any[] = [];
  while (!queue.isEmpty() && polled.length < most) polled.push(queue.poll());
  return polled;
};

export default (library: any) => {
  const Queue = library.default ?? library;
  const make = (order: string) => {
    const compare = comparators[order];
    const coding = order === "natural" || order === "downwards" ? codings.number : codings.object;
    const queue = compare === undefined ? new Queue() : new Queue(compare);
    return {
      order,
      queue,
      to: coding.to,
      from: (item: any) => (item === undefined ? undefined : coding.from(item)),
    };
  };
  const ofNumbers = (numbers: readonly number[], compare?: (a: number, b: number) => boolean) => {
    const queue = compare === undefined ? new Queue() : new Queue(compare);
    for (const number of numbers) queue.add(number);
    return queue;
  };
  const operations: Record<string, (subject: any, input: any) => unknown> = {
    Queue: (_subject, { by, values }) => {
      const subject = make(by);
      for (const value of values) subject.queue.add(subject.to(value));
      return subject;
    },
    add: ({ queue, to }, { value }) => queue.add(to(value)),
    poll: ({ queue, from }) => from(queue.poll()),
    remove: ({ queue, to }, { value }) => queue.remove(to(value)),
    removeOne: ({ queue, from }, { matches }) => from(queue.removeOne((item: any) => matches(from(item)))),
    removeMany: ({ queue, from }, { matches, limit }) => {
      const callback = (item: any) => matches(from(item));
      const removed = limit === undefined ? queue.removeMany(callback) : queue.removeMany(callback, limit);
      return removed.map(from);
    },
    replaceTop: ({ queue, to, from }, { value }) => from(queue.replaceTop(to(value))),
    heapify: ({ queue, to }, { values }) => queue.heapify(values.map(to)),
    peek: ({ queue, from }) => from(queue.peek()),
    isEmpty: ({ queue }) => queue.isEmpty(),
    size: ({ queue }) => queue.size,
    peekAndPoll: ({ queue, from }) => {
      const peeked = queue.peek();
      return [from(peeked), from(queue.poll())];
    },
    trim: ({ queue }) => queue.trim(),
    clone: ({ queue, from }) => poll(queue.clone()).map(from),
    cloneAndAdd: ({ queue, to, from }, { value }) => {
      const clone = queue.clone();
      queue.add(to(value));
      return poll(clone).map(from);
    },
    addToClone: ({ queue, to, from }, { value }) => {
      const clone = queue.clone();
      clone.add(to(value));
      return poll(clone).map(from);
    },
    forEach: ({ queue, from }) => {
      const visits: { value: unknown; index: number }[] = [];
      queue.forEach((value: unknown, index: number) => visits.push({ value: from(value), index }));
      return visits;
    },
    drain: ({ queue, from }) => poll(queue).map(from),
    polled: (_subject, { numbers }) => poll(ofNumbers(numbers)),
    polledDownwards: (_subject, { numbers }) => poll(ofNumbers(numbers, (a, b) => a > b)),
    polledAfterHeapify: (_subject, { numbers }) => {
      const queue = new Queue();
      queue.heapify([...numbers]);
      return poll(queue);
    },
    polledWithout: (_subject, { numbers, unwanted, limit }) => {
      const queue = ofNumbers(numbers);
      const callback = (number: number) => unwanted.has(number);
      if (limit === undefined) queue.removeMany(callback);
      else queue.removeMany(callback, limit);
      return poll(queue);
    },
  };
  return bind({
    operations: operations as any,
    /** What it holds, as a bag: sorted by number. */
    observe: ({ order, queue, from }: any) => {
      const items: number[] = [];
      queue.forEach((item: unknown) => items.push(from(item)));
      return { order, items: items.sort((a, b) => a - b) };
    },
  });
};
