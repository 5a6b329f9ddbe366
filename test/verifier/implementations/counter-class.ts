export class Counter {
  private readonly count: number;

  constructor(start: number) {
    if (start < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
    this.count = start;
  }

  plus(by: number): number {
    return this.count + by;
  }

  double(n: number): number {
    return n * 2;
  }
}
