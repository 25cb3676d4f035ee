import { WorkbenchError } from "../../../src/contract/errors.ts";
import { mergeAccounts } from "../db/writes/mergeAccounts.ts";
import type { ReadDb } from "../db/sql.ts";
import { findKeys } from "../db/queries/names.ts";
import type { Handlers } from "../engine.ts";
import { inChangeSet } from "./deals.ts";

export const accountHandlers: Pick<Handlers, "accounts.merge"> = {
  "accounts.merge": ({ from, into }, context) => {
    const { read } = context.session;
    const target = accountKey(read, into);
    const gone = [...new Set(from.map((text) => accountKey(read, text)))];
    if (gone.includes(target)) throw new WorkbenchError("invalid", "mergeIntoItself", { value: into });
    let deals = 0;
    const { changeSet } = inChangeSet(context, "merge", undefined, (db, { changeSet: key, effectiveOn }) => {
      deals = mergeAccounts(db, key, gone, target, effectiveOn);
      return gone.length;
    });
    return { changeSet: changeSet as string, deals };
  },
};

/** By id or name. @throws WorkbenchError notFound */
function accountKey(db: ReadDb, text: string): number {
  const [key] = findKeys(db, "account", text);
  if (key === undefined) throw new WorkbenchError("notFound", "accountNotFound", { value: text });
  return key;
}
