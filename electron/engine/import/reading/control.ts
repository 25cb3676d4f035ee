/**
 * Two integers that engine and worker share: how many batches the worker may still send, and whether it should stop.
 * A worker that stops by itself ends cleanly; ending a thread from outside is kept for one that no longer answers.
 */
const CREDITS = 0;
const STOP = 1;

/** Thrown through the readers when the engine wants no more. */
export class Stopped extends Error {}

export class ReaderControl {
  readonly shared: SharedArrayBuffer;
  private readonly cells: Int32Array<SharedArrayBuffer>;
  private rows = 0;

  constructor(shared = new SharedArrayBuffer(8)) {
    this.shared = shared;
    this.cells = new Int32Array(shared);
  }

  /** Engine: so many batches more may come. */
  allow(batches: number): void {
    Atomics.add(this.cells, CREDITS, batches);
    Atomics.notify(this.cells, CREDITS);
  }

  /** Engine: no more, please. */
  stop(): void {
    Atomics.store(this.cells, STOP, 1);
    Atomics.notify(this.cells, CREDITS);
  }

  /** Worker: call once a row. @throws Stopped */
  check(): void {
    this.rows += 1;
    if ((this.rows & 255) === 0) this.checkNow();
  }

  private checkNow(): void {
    if (Atomics.load(this.cells, STOP) !== 0) throw new Stopped();
  }

  /** Worker: blocks the thread until the engine has taken a batch, so that a slow disk does not fill the memory. @throws Stopped */
  waitForCredit(): void {
    this.checkNow();
    while (Atomics.load(this.cells, CREDITS) <= 0) {
      // A stop may come just before the wait; so it never lasts.
      Atomics.wait(this.cells, CREDITS, 0, 200);
      this.checkNow();
    }
    Atomics.sub(this.cells, CREDITS, 1);
  }
}
