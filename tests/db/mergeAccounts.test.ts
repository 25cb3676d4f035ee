/** Accounts that turn out to be one: all that belongs to them goes over, and comes back with an undo. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  changeRow,
  closeChangeSet,
  createRow,
  openChangeSet,
} from "../../electron/engine/db/writes/changes.ts";
import { newWorkbook, type Workbook } from "./workbook.ts";

const ON = "2026-06-01";

interface Given {
  /** Place of the account above, one of those before it; none where that is itself. */
  parent: number;
  industry: string | null;
  sourceId: string | null;
  contacts: number;
  activities: number;
  deals: number;
}

async function workbookOf(accounts: readonly Given[]): Promise<Workbook> {
  const workbook = await newWorkbook();
  await workbook.call("deals.add", {
    deals: accounts.flatMap(({ deals }, at) =>
      Array.from({ length: deals }, (_, nth) => ({ name: `deal ${at} ${nth}`, account: `account ${at}` })),
    ),
  });
  workbook.engine.session.write(["all"], (db) => {
    const changeSet = openChangeSet(db, { kind: "setup", recordedAt: 0, effectiveOn: ON });
    const keys: number[] = [];
    for (const [at, { parent, industry, sourceId, contacts, activities }] of accounts.entries()) {
      const name = `account ${at}`;
      const key = db.prepare<[string], number>("SELECT id FROM account WHERE name = ?").pluck().get(name);
      if (key === undefined) throw new Error("each account has a deal that named it");
      const parent_id = parent < at ? (keys[parent] as number) : null;
      const own: Record<string, string> =
        sourceId === null ? {} : { source_system: "salesforce", source_id: `${sourceId}${at}` };
      changeRow(db, changeSet, "account", key, { parent_id, industry, ...own }, ON);
      keys.push(key);
      for (let nth = 0; nth < contacts; nth += 1)
        createRow(db, changeSet, "contact", { name: `contact ${at} ${nth}`, account_id: key }, ON);
      for (let nth = 0; nth < activities; nth += 1)
        createRow(
          db,
          changeSet,
          "activity",
          { account_id: key, kind: "call", on_day: ON, text: `${at}` },
          ON,
        );
    }
    closeChangeSet(db, changeSet);
  });
  return workbook;
}

const rowsOf = ({ engine }: Workbook) =>
  Object.fromEntries(
    ["account", "contact", "activity", "deal", "stage_interval"].map((table) => [
      table,
      engine.session.sql.raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    ]),
  ) as Record<string, { id: number; parent_id: number | null; account_id: number | null; name: string }[]>;

const account = fc.record({
  parent: fc.nat(5),
  industry: fc.constantFrom(null, "Machines"),
  sourceId: fc.constantFrom(null, "001"),
  contacts: fc.nat(2),
  activities: fc.nat(2),
  deals: fc.integer({ min: 1, max: 2 }),
});

const alone: Given = { parent: 0, industry: null, sourceId: null, contacts: 0, activities: 0, deals: 1 };

it("keeps all that belongs to them, makes no circle of accounts, and is undone whole", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(account, { minLength: 2, maxLength: 6 }),
      fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 4 }),
      async (accounts, places) => {
        const [into, ...from] = places.filter((place) => place < accounts.length);
        fc.pre(into !== undefined && from.length > 0);
        const workbook = await workbookOf(accounts);
        const before = rowsOf(workbook);
        const { changeSet } = await workbook.call("accounts.merge", {
          from: from.map((place) => `account ${place}`),
          into: `account ${into}`,
        });
        const after = rowsOf(workbook);
        const kept = new Map(after["account"]?.map((row) => [row.id, row]));
        expect(kept.size).toBe(accounts.length - from.length);
        const keyOf = (place: number) =>
          before["account"]?.find(({ name }) => name === `account ${place}`)?.id;
        const gone = new Set(from.map(keyOf));
        for (const table of ["contact", "activity", "deal"])
          expect(after[table]?.map(({ id, account_id }) => [id, account_id])).toEqual(
            before[table]?.map(({ id, account_id }) => [
              id,
              gone.has(account_id as number) ? keyOf(into) : account_id,
            ]),
          );
        for (const row of kept.values()) {
          const seen = new Set<number>();
          for (let at: number | null = row.id; at !== null; at = kept.get(at)?.parent_id ?? null) {
            expect(seen).not.toContain(at);
            seen.add(at);
          }
        }
        expect((await workbook.call("file.check")).problems).toEqual([]);
        await workbook.call("history.undo", { changeSet });
        expect(rowsOf(workbook)).toEqual(before);
        await workbook.call("history.redo");
        expect(rowsOf(workbook)).toEqual(after);
        expect((await workbook.call("file.check")).problems).toEqual([]);
        await workbook.engine.closeFile();
      },
    ),
    {
      numRuns: 25,
      // The middle one hangs below the first until it is gone: a redo removes both, in whatever order.
      examples: [
        [
          [alone, alone, alone],
          [2, 0, 1],
        ],
      ],
    },
  );
}, 120_000);
