import { bind } from "@tenet/runtime";

const byPriority = (a: any, b: any) => a.priority - b.priority;

/** No heap here holds so many: one that is never empty must not run for ever. */
const most = 1000;

export default (library: any) => {
  const Heap = library.Heap ?? library.default?.Heap ?? library.default ?? library;
  const comparators: Record<string, ((a: any, b: any) => number) | undefined> = {
    default: undefined,
    min: Heap.minComparator,
    max: Heap.maxComparator,
    priority: byPriority,
    reversed: (a, b) => byPriority(b, a),
    alike: () => 0,
  };

  /** Elements are numbers where numbers are compared, else objects with a priority: one object for each number. */
  const codingOf = (order: string) => {
    if (["default", "min", "max"].includes(order))
      return { to: (code: number): any => code, from: (element: any): any => element };
    const made = new Map<number, object>();
    const to = (code: number): any => {
      if (!made.has(code)) made.set(code, { priority: Math.floor(code / 10), id: code % 10 });
      return made.get(code);
    };
    const from = (element: any): any => (element === undefined ? undefined : element.priority * 10 + element.id);
    return { to, from };
  };

  const make = (order: string) => {
    const compare = comparators[order];
    return { order, heap: compare === undefined ? new Heap() : new Heap(compare), ...codingOf(order) };
  };

  const fill = (heap: any, elements: readonly unknown[], how: string) => {
    if (how === "init" || how === "addAll") heap[how]([...elements]);
    else if (how === "push") elements.length > 0 && heap.push(...elements);
    else for (const element of elements) heap[how](element);
  };

  const drain = (heap: any) => {
    const popped: any[] = [];
    while (heap.length > 0 && popped.length < most) popped.push(heap.pop());
    return popped;
  };

  /** An array-heap of the values, and the comparator as the last argument, if there is one. */
  const arrayHeap = (values: readonly number[], order: string) => {
    const { to, from } = codingOf(order);
    const compare = comparators[order];
    const last = compare === undefined ? [] : [compare];
    const array = values.map(to);
    Heap.heapify(array, ...last);
    return { array, last, to, from };
  };

  const operations: Record<string, (subject: any, input: any) => unknown> = {
    Heap: (_subject, { by, values, how }) => {
      const subject = make(by);
      fill(subject.heap, values.map(subject.to), how);
      return subject;
    },
    add: ({ heap, to }, { element, called }) => heap[called](to(element)),
    addAll: ({ heap, to }, { elements }) => heap.addAll(elements.map(to)),
    push: ({ heap, to }, { elements }) => heap.push(...elements.map(to)),
    pop: ({ heap, from }, { called }) => from(heap[called]()),
    pushpop: ({ heap, to, from }, { element }) => from(heap.pushpop(to(element))),
    replace: ({ heap, to, from }, { element }) => from(heap.replace(to(element))),
    peek: ({ heap, from }, { called }) => from(heap[called]()),
    length: ({ heap }, { called }) => (called === "length" ? heap.length : heap.size()),
    isEmpty: ({ heap }) => heap.isEmpty(),
    top: ({ heap, from }, { number }) => heap.top(number).map(from),
    bottom: ({ heap, from }, { number }) => heap.bottom(number).map(from),
    clear: ({ heap }, { called }) => heap[called](),
    contains: ({ heap, to }, { element }) => heap.contains(to(element)),
    remove: ({ heap, to }, { element }) => heap.remove(to(element)),
    removeTop: ({ heap }) => heap.remove(),
    toArray: ({ heap, from }) => heap.toArray().map(from),
    compare: ({ heap, to }, { a, b }) => Math.sign(heap.comparator()(to(a), to(b))),
    iterate: ({ heap, from }, { way }) => {
      const values: unknown[] = [];
      for (const value of way === "heap" ? heap : heap.iterator()) {
        values.push(from(value));
        if (values.length >= most) break;
      }
      return values;
    },
    drain: ({ heap, from }) => drain(heap).map(from),
    clone: ({ heap, from }) => drain(heap.clone()).map(from),
    cloneAndAdd: ({ heap, to, from }, { element }) => {
      const clone = heap.clone();
      heap.add(to(element));
      return drain(clone).map(from);
    },
    addToClone: ({ heap, to, from }, { element }) => {
      const clone = heap.clone();
      clone.add(to(element));
      return drain(clone).map(from);
    },
    limitedBefore: (_subject, { by, values, limit, how }) => {
      const { heap, to, from } = make(by);
      heap.limit = limit;
      fill(heap, values.map(to), how);
      return heap.toArray().map(from);
    },
    limitedAfter: (_subject, { by, values, limit }) => {
      const { heap, to, from } = make(by);
      fill(heap, values.map(to), "init");
      heap.limit = limit;
      return heap.toArray().map(from);
    },
    heapify: (_subject, { values, by }) => {
      const { array, from } = arrayHeap(values, by);
      return array.map(from);
    },
    heappop: (_subject, { values, by }) => {
      const { array, last, from } = arrayHeap(values, by);
      const top = Heap.heappop(array, ...last);
      return { top: from(top), rest: array.map(from) };
    },
    heappush: (_subject, { values, item, by }) => {
      const { array, last, to, from } = arrayHeap(values, by);
      Heap.heappush(array, to(item), ...last);
      return array.map(from);
    },
    heappushpop: (_subject, { values, item, by }) => {
      const { array, last, to, from } = arrayHeap(values, by);
      const top = Heap.heappushpop(array, to(item), ...last);
      return { top: from(top), rest: array.map(from) };
    },
    heapreplace: (_subject, { values, item, by }) => {
      const { array, last, to, from } = arrayHeap(values, by);
      const top = Heap.heapreplace(array, to(item), ...last);
      return { top: from(top), rest: array.map(from) };
    },
    heaptop: (_subject, { n, values, by }) => {
      const { array, last, from } = arrayHeap(values, by);
      return Heap.heaptop(n, array, ...last).map(from);
    },
    heapbottom: (_subject, { n, values, by }) => {
      const { array, last, from } = arrayHeap(values, by);
      return Heap.heapbottom(n, array, ...last).map(from);
    },
    heapsorted: (_subject, { values, by }) => {
      const { array, last, from } = arrayHeap(values, by);
      const popped: unknown[] = [];
      while (array.length > 0 && popped.length < most) popped.push(from(Heap.heappop(array, ...last)));
      return popped;
    },
    popped: (_subject, { numbers }) => {
      const heap = new Heap();
      heap.init([...numbers]);
      return drain(heap);
    },
    poppedFromMax: (_subject, { numbers }) => {
      const heap = new Heap(Heap.maxComparator);
      heap.init([...numbers]);
      return drain(heap);
    },
  };

  return bind({
    operations: operations as any,
    /** What it holds, as a bag: sorted by number. */
    observe: ({ order, heap, from }: any) => ({
      order,
      items: heap
        .toArray()
        .map(from)
        .sort((a: number, b: number) => a - b),
    }),
  });
};
