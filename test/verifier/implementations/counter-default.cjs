class Counter {
  constructor(start) {
    if (start < 0) throw Object.assign(new Error("negative"), { code: "NEGATIVE" });
    this.count = start;
  }
  add(by) {
    this.count += by;
    return this.count;
  }
  double(n) {
    return n * 2 + (n > 50 ? 1 : 0);
  }
}
module.exports = Counter;
