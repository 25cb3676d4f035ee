/** Names that an import took for one of another writing (Acme Inc. for ACME, Inc) without asking: said, so that nobody has to guess. */
import { alikeKinds, type ImportResult } from "../../../../src/contract/importing.ts";
import type { Promotion } from "./context.ts";

const MOST_TOLD = 200;

const tables = { accounts: "account", products: "product" } as const;

export function takenAlike(promotion: Promotion): ImportResult["alike"] {
  const all = alikeKinds.flatMap((kind) =>
    Array.from(promotion[kind].taken.values(), ({ name, key }) => ({ kind, name, key })),
  );
  const called = (kind: keyof typeof tables, key: number) =>
    promotion.db.prepare<[number], string>(`SELECT name FROM ${tables[kind]} WHERE id = ?`).pluck().get(key);
  return {
    total: all.length,
    list: all
      .slice(0, MOST_TOLD)
      .map(({ kind, name, key }) => ({ kind, name, into: called(kind, key) ?? name })),
  };
}
