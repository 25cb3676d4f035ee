/** What closed within the window, and how often expected days were pushed, by the owner at the end. */
import { pushesOf } from "../funnel/pushes.ts";
import { eachDeal, type Frame } from "./data.ts";

export interface Closings {
  won: number;
  lost: number;
  /** Of won deals: days from the beginning, and amounts in minor units where they have one. */
  cycles: number[];
  sizes: number[];
  /** Of deals that were open in the window: how often their day was pushed so far. */
  pushes: number[];
}

/** By person. */
export function closingsOf(frame: Frame): Closings[] {
  const { data, personAt } = frame;
  const { book, states, from } = data;
  const closings = data.people.map((): Closings => ({ won: 0, lost: 0, cycles: [], sizes: [], pushes: [] }));
  eachDeal(frame, (place, first, last) => {
    const person = closings[personAt[book.owner[last] as number] ?? -1];
    const state = states[book.stage[last] as number] as number;
    const on = book.entered[last] as number;
    if (!person || (from !== null && state !== 0 && on < from)) return;
    person.pushes.push(pushesOf(book, states, place, last).count);
    if (state === 0) return;
    if (state === 2) {
      person.lost += 1;
      return;
    }
    person.won += 1;
    person.cycles.push(on - (book.entered[first] as number));
    const amount = book.amount[last] as number;
    if (!Number.isNaN(amount)) person.sizes.push(amount);
  });
  return closings;
}
