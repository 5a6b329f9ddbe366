/**
 * The runner's clock, for contracts that speak of time or of dependencies: timers and dates of the implementation follow
 * it, so that ten seconds of silence cost nothing. Installed before the implementation is loaded, which may keep what it finds.
 */
import FakeTimers, { type Clock as Fake } from "@sinonjs/fake-timers";
import { stopwatch } from "./requests.js";

const nextTurn = setImmediate;
/** Turns of the event loop without an end of the call, before a timer is fired: real input and output comes first. */
const patience = 4;
export class Clock {
  private readonly fake: Fake;

  /** `now`: milliseconds since 1970. */
  constructor(now: number) {
    this.fake = FakeTimers.install({
      now,
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
    });
  }

  /** A new subject has its own time, and none of the last one's timers. */
  restart(now: number): void {
    this.fake.reset();
    this.fake.setSystemTime(now);
  }

  /** Never goes back. A timer that was due on the way fires once. */
  async moveTo(now: number): Promise<void> {
    if (now <= this.fake.now) return;
    this.fake.jump(now - this.fake.now);
    await turn();
  }

  /** Fires after so many milliseconds of this clock. */
  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => void this.fake.setTimeout(() => resolve(), milliseconds));
  }

  /**
   * The answer of what runs on this clock: time moves on when nothing else does. `busy`: something real is under way, such as
   * a request, which no timer is waited for before it had its time.
   */
  async run<T>(start: () => T | Promise<T>, busy: () => boolean = () => false): Promise<T> {
    const running = Promise.resolve().then(start);
    let over = false;
    running.then(
      () => (over = true),
      () => (over = true),
    );
    let isQuiet = stopwatch();
    for (let idle = 0; !over; ) {
      await turn();
      if (over || this.fake.countTimers() === 0 || ++idle < patience || (busy() && !isQuiet())) continue;
      idle = 0;
      isQuiet = stopwatch();
      await this.fake.nextAsync();
    }
    return running;
  }

  /** Whether a timer is still to fire. */
  get waits(): boolean {
    return this.fake.countTimers() > 0;
  }

  /** Lets the next timer fire; answers whether there was one. */
  async fire(): Promise<boolean> {
    if (this.fake.countTimers() === 0) return false;
    await this.fake.nextAsync();
    return true;
  }

  /** Goes on until nothing is pending any more: answers that come too late, and what is done about them. */
  async settle(pending: () => number): Promise<void> {
    await turn();
    while (pending() > 0 && this.fake.countTimers() > 0) {
      await this.fake.nextAsync();
      await turn();
    }
  }
}

const turn = (): Promise<void> => new Promise(resolve => void nextTurn(resolve));
