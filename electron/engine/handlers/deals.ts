import type { DealFields } from "../../../src/contract/common.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { FactValue } from "../../../src/core/domain/dealHistory.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import { aggregate, amongKeys, dealRows } from "../db/queries/deals.ts";
import { where } from "../db/queries/filter.ts";
import { baseCurrency, readSetting } from "../db/queries/settings.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";
import { addFact, closeChangeSet, dropIfEmpty, openChangeSet } from "../db/writes/changes.ts";
import { createDeal, stateOf } from "../db/writes/dealRows.ts";
import { projectDeals } from "../db/writes/projectDeals.ts";
import {
  type EditContext,
  editContext,
  editDeal,
  readDeal,
  readLines,
  toValues,
} from "../db/writes/deals.ts";
import { ensurePipeline } from "../db/writes/pipelines.ts";
import { shareAmount } from "../../../src/core/domain/lines.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { blockKeys, keysOf } from "./windows.ts";

type DealCalls =
  | "deals.query"
  | "deals.positions"
  | "deals.get"
  | "deals.aggregate"
  | "deals.edit"
  | "deals.add"
  | "deals.delete";

/** @throws WorkbenchError notFound */
export function dealKey(id: string): number {
  const key = parseId("deal", id);
  if (key === null) throw new WorkbenchError("notFound", "dealNotFound", { id });
  return key;
}

/** Opens a change set, lets `work` fill it, and drops it again where nothing changed. */
export function inChangeSet(
  context: HandlerContext,
  kind: Parameters<typeof openChangeSet>[1]["kind"],
  effectiveOn: string | undefined,
  work: (db: WriteDb, edit: EditContext) => number,
): { changeSet: string | null; changed: number; newAccounts: number } {
  const { session, today, now } = context;
  return session.write(["deals"], (db) => {
    const author = readSetting(db, "author");
    const changeSet = openChangeSet(db, { kind, recordedAt: now, effectiveOn: effectiveOn ?? today, author });
    // Accounts are only ever added, so the last key tells how many an edit made.
    const lastAccount = db.prepare<[], number>("SELECT IFNULL(MAX(id), 0) FROM account").pluck();
    const before = lastAccount.get() ?? 0;
    const changed = work(db, editContext(db, changeSet, effectiveOn, today));
    const newAccounts = (lastAccount.get() ?? 0) - before;
    closeChangeSet(db, changeSet);
    if (changed > 0) return { changeSet: formatId("changeSet", changeSet), changed, newAccounts };
    dropIfEmpty(db, changeSet);
    return { changeSet: null, changed, newAccounts };
  });
}

export const dealHandlers: Pick<Handlers, DealCalls> = {
  "deals.query": ({ offset = 0, limit = 100, ...window }, { session }) => {
    const keys = keysOf(session, window);
    return {
      total: keys.length,
      rows: dealRows(session.read, keys.subarray(offset, offset + limit), baseCurrency(session.read)),
    };
  },

  "deals.positions": ({ ids, ...window }, { session }) => {
    const keys = keysOf(session, window);
    return ids.map((id) => keys.indexOf(parseId("deal", id) ?? -1));
  },

  "deals.get": ({ id }, { session }) => {
    const db = session.read;
    const key = dealKey(id);
    readDeal(db, key);
    const [deal] = dealRows(db, [key], baseCurrency(db));
    if (!deal) throw new WorkbenchError("notFound", "dealNotFound", { id });
    const lines = readLines(db, key);
    const shares = shareAmount(deal.amountMinor, lines);
    const name = db.prepare<[number], string>("SELECT name FROM product WHERE id = ?").pluck();
    return {
      deal,
      lines: lines.map(({ product, ...line }, index) => ({
        ...line,
        productId: formatId("product", product),
        product: name.get(product) ?? "",
        amountMinor: shares[index] ?? null,
      })),
      contacts: contactsOf(db, key),
    };
  },

  "deals.aggregate": ({ columns, fromRow, toRow, ...window }, { session }) => {
    if (fromRow !== undefined && toRow !== undefined) {
      const keys = blockKeys(session, window, fromRow, toRow);
      return { rows: keys.length, columns: aggregate(session.read, amongKeys(keys), columns) };
    }
    const keys = keysOf(session, window);
    return session.remember(`aggregate ${JSON.stringify([window.filter, columns])}`, () => ({
      rows: keys.length,
      columns: aggregate(session.read, where(session.read, window.filter), columns),
    }));
  },

  "deals.edit": ({ edits, effectiveOn, kind = "edit" }, context) =>
    inChangeSet(context, kind, effectiveOn, (db, edit) =>
      edits.reduce(
        (changed, { id, fields }) => changed + (editDeal(db, edit, dealKey(id), fields) ? 1 : 0),
        0,
      ),
    ),

  "deals.add": ({ deals, effectiveOn }, context) => {
    const ids: string[] = [];
    const { changeSet } = inChangeSet(context, "add", effectiveOn, (db, edit) => {
      for (const fields of deals) ids.push(formatId("deal", addDeal(db, edit, fields, context.locale)));
      return ids.length;
    });
    return { changeSet: changeSet as string, ids };
  },

  "deals.delete": (input, context) => {
    const keys =
      "ids" in input
        ? input.ids.map(dealKey)
        : Array.from(blockKeys(context.session, input, input.fromRow, input.toRow));
    const { changeSet, changed } = inChangeSet(context, "delete", undefined, (db, edit) => {
      for (const key of keys) {
        readDeal(db, key);
        addFact(db, edit.changeSet, "deal", key, "deleted", 1, edit.effectiveOn);
      }
      projectDeals(db, keys);
      return keys.length;
    });
    return { changeSet, changed };
  },
};

function addDeal(
  db: WriteDb,
  edit: EditContext,
  fields: DealFields & { name: string },
  locale: HandlerContext["locale"],
): number {
  const { pipeline, stage } = ensurePipeline(db, edit.changeSet, edit.effectiveOn, locale);
  // Stages may just have been made.
  const context = editContext(
    db,
    edit.changeSet,
    edit.dated ? edit.effectiveOn : undefined,
    edit.effectiveOn,
  );
  const start: Record<string, FactValue> = {
    pipeline_id: pipeline,
    stage_id: stage,
    line_count: 0,
    currency: null,
    amount_minor: null,
  };
  const values = toValues(db, context, start, fields);
  const days: Record<string, FactValue> = { created_on: edit.effectiveOn };
  if (stateOf(context.kinds, (values["stage_id"] ?? stage) as number) !== 0)
    days["closed_on"] = edit.effectiveOn;
  return createDeal(db, edit.changeSet, { ...start, ...days, ...values }, edit.effectiveOn, context.kinds);
}

function contactsOf(db: ReadDb, key: number) {
  return db
    .prepare<
      [number],
      {
        key: number;
        name: string;
        title: string | null;
        email: string | null;
        phone: string | null;
        role: string | null;
        stance: string | null;
      }
    >(
      `SELECT c.id AS "key", c.name, c.title, c.email, c.phone, x.role, x.stance
       FROM deal_contact x JOIN contact c ON c.id = x.contact_id WHERE x.deal_id = ? ORDER BY x.id`,
    )
    .all(key)
    .map(({ key: contact, ...rest }) => ({ ...rest, id: formatId("contact", contact) }));
}
