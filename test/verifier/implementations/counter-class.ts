export class Counter {
  private count: number;

  constructor(start: number) {
    if (start < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
    this.count = start;
  }

  add(by: number): number {
    this.count += by;
    return this.count;
  }

  double(n: number): number {
    return n * 2;
  }
}
