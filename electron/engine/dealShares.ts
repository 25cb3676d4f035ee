/** The groups that deals fall into, a deal of several products into several. */
import { type Day, dayFromNumber, monthOf, quarterOf } from "../../src/core/domain/days.ts";
import { type DealBook, Names } from "../../src/core/funnel/dealBook.ts";
import type { GroupsOfDeal } from "../../src/core/funnel/groups.ts";
import { NO_DAY, NO_KEY } from "../../src/core/funnel/intervalBook.ts";
import {
  dealGroups,
  type GroupDimension,
  type GroupKey,
  groupKeys,
  NO_GROUP,
} from "./db/queries/dealGroups.ts";
import type { KeptBook } from "./db/queries/scope.ts";
import type { Session } from "./session.ts";

export type ShareDimension = Exclude<GroupDimension, "stage"> | "product" | "quarter" | "month";

export interface Groups {
  of: GroupsOfDeal;
  key(group: number): GroupKey;
}

/** Where nothing is asked by: one group, {@link NO_KEY}. */
export const ALL_AS_ONE: Groups = {
  of: ({ amount }, tell) => tell(NO_KEY, amount),
  key: () => NO_GROUP,
};

export function groupsOf(session: Session, dimension: ShareDimension, kept: KeptBook): Groups {
  const { read } = session;
  if (dimension === "product") {
    const shares = session.books.products(read);
    const keys = groupKeys(read, "product");
    const { deals } = kept.book;
    return {
      of: ({ place, amount }, tell) => shares.tell(deals[place] as number, amount, tell),
      key: (group) => keys[group] ?? NO_GROUP,
    };
  }
  if (dimension === "quarter") return periodGroups(kept.book, quarterOf);
  if (dimension === "month") return periodGroups(kept.book, monthOf);
  const { grouping, keys } = dealGroups(read, dimension, kept);
  return {
    of: ({ row, place, amount }, tell) => tell(grouping.of(row, place), amount),
    key: (group) => keys[group] ?? NO_GROUP,
  };
}

/** By the period of the close day; of the expected day while open. */
function periodGroups(book: DealBook, periodOf: (day: Day) => string): Groups {
  const names = new Names();
  const byDay = new Map<number, number>();
  const numberOf = (day: number): number => {
    let number = byDay.get(day);
    if (number === undefined) {
      number = names.numberOf(periodOf(dayFromNumber(day)));
      byDay.set(day, number);
    }
    return number;
  };
  return {
    of: ({ state, row, closedOn, amount }, tell) => {
      const due = state === 0 ? (book.expected[row] as number) : closedOn;
      tell(due === NO_DAY ? NO_KEY : numberOf(due), amount);
    },
    key: (group) => ({ key: names.all[group] ?? "", id: null }),
  };
}
