class Counter {
  constructor(start) {
    if (start < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
    this.count = start;
  }
  plus(by) {
    return this.count + by;
  }
  double(n) {
    return n * 2 + (n > 50 ? 1 : 0);
  }
}
module.exports = Counter;
