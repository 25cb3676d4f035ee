/** How often each name stands in a column; bounded, since a column may hold anything. */
import type { NameCount } from "./protocol.ts";
import { detached } from "./builders.ts";

const MOST = 100_000;

export class NameTally {
  private readonly counts = new Map<string, number>();

  add(name: string): void {
    const count = this.counts.get(name);
    if (count !== undefined) this.counts.set(name, count + 1);
    else if (this.counts.size < MOST) this.counts.set(detached(name), 1);
  }

  /** Most frequent first; names of equal count in the order of the file. */
  list(): NameCount[] {
    return [...this.counts].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows);
  }
}
