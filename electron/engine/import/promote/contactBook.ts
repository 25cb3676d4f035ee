/** Contacts that are known: by their id in the source system, their mail address, else their name within the account. */
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ReadDb } from "../../db/sql.ts";

export interface ContactMark {
  source: string | null;
  email: string | null;
  name: string | null;
  account: number | null;
}

export class ContactBook {
  private readonly sources = new Map<string, number>();
  private readonly emails = new Map<string, number>();
  private readonly names = new Map<string, number>();
  /** By name alone; null where several have it. */
  private readonly lone = new Map<string, number | null>();
  /** Contacts that have an id: another id is another contact. */
  private readonly identified = new Map<number, string>();

  constructor(db: ReadDb, system: string) {
    const rows = db.prepare<[], ContactMark & { id: number; system: string | null }>(
      "SELECT id, account_id AS account, name, email, source_system AS system, source_id AS source FROM contact ORDER BY id",
    );
    for (const { id, system: from, ...mark } of rows.all())
      this.learn(id, from === system ? mark : { ...mark, source: null });
  }

  learn(key: number, { source, email, name, account }: ContactMark): void {
    if (source !== null) {
      this.sources.set(source, key);
      this.identified.set(key, source);
    }
    if (email !== null && !this.emails.has(email.toLowerCase())) this.emails.set(email.toLowerCase(), key);
    if (name === null) return;
    const own = `${account} ${nameKey(name)}`;
    if (!this.names.has(own)) this.names.set(own, key);
    const lone = nameKey(name);
    this.lone.set(lone, this.lone.has(lone) ? null : key);
  }

  find({ source, email, name, account }: ContactMark): number | undefined {
    const bySource = source === null ? undefined : this.sources.get(source);
    if (bySource !== undefined) return bySource;
    const free = (key: number | undefined) =>
      key !== undefined && source !== null && this.identified.has(key) ? undefined : key;
    const byEmail = email === null ? undefined : free(this.emails.get(email.toLowerCase()));
    if (byEmail !== undefined || name === null) return byEmail;
    const byName = free(this.names.get(`${account} ${nameKey(name)}`));
    if (byName !== undefined || account !== null) return byName;
    return free(this.lone.get(nameKey(name)) ?? undefined);
  }
}
