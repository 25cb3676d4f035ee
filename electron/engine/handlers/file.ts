import { WorkbenchError } from "../../../src/contract/errors.ts";
import { check } from "../db/check.ts";
import { baseCurrency, currencyFor, readSetting, writeSetting } from "../db/queries/settings.ts";
import { readRates } from "../db/queries/rates.ts";
import { redoTarget, undoTarget } from "../db/writes/undo.ts";
import { SCHEMA_VERSION } from "../db/migrate.ts";
import type { Handlers } from "../engine.ts";
import { writeSample } from "../sample/writeSample.ts";
import { Session } from "../session.ts";

type FileCalls =
  | "file.info"
  | "file.open"
  | "file.create"
  | "file.saveAs"
  | "file.close"
  | "file.check"
  | "settings.get"
  | "settings.set";

export const fileHandlers: Pick<Handlers, FileCalls> = {
  "file.info": (_input, { session, today }) => {
    const db = session.read;
    const count = (table: string): number =>
      db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number;
    return {
      schema: SCHEMA_VERSION,
      path: session.path,
      name: session.name,
      deals: count("deal"),
      people: count("person"),
      accounts: count("account"),
      products: count("product"),
      baseCurrency: baseCurrency(db),
      today,
      dataDay:
        db
          .prepare<[], string | null>(
            "SELECT MAX(effective_on) FROM change_set WHERE active = 1 AND deals > 0 AND kind NOT IN ('undo', 'redo')",
          )
          .pluck()
          .get() ?? null,
      revision: session.revision,
      canUndo: undoTarget(db) !== null,
      canRedo: redoTarget(db) !== null,
    };
  },

  "file.open": async ({ path }, { engine }) => {
    const session = Session.open(path, engine.onChanged);
    await engine.use(session);
    return { path: session.path };
  },

  "file.create": async ({ path, sample, baseCurrency: currency }, { engine, today, now, locale }) => {
    const session = Session.create(path, engine.onChanged);
    try {
      if (sample)
        session.write(["all"], (db) =>
          writeSample(db, { endDay: today, recordedAt: now, language: locale === "zh-CN" ? "zh" : "en" }),
        );
      else {
        const base = currency ?? currencyFor(locale);
        if (base !== null) session.write(["settings"], (db) => writeSetting(db, "baseCurrency", base));
      }
    } catch (error) {
      session.discard();
      throw error;
    }
    await engine.use(session);
    return { path: session.path };
  },

  "file.saveAs": async ({ path }, { engine, session }) => {
    if (path === session.path) throw new WorkbenchError("conflict", "fileExists", { file: path });
    session.copyTo(path);
    const copy = Session.open(path, engine.onChanged);
    await engine.use(copy);
    return { path: copy.path };
  },

  "file.close": async (_input, { engine }) => {
    await engine.closeFile();
    return {};
  },

  "file.check": (_input, { session }) => check(session.sql),

  "settings.get": (_input, { session }) => ({
    baseCurrency: baseCurrency(session.read),
    author: readSetting(session.read, "author"),
  }),

  "settings.set": ({ baseCurrency: currency, author }, { session }) => {
    session.write(["settings"], (db) => {
      if (currency !== undefined && currency !== baseCurrency(db)) {
        const used = db.prepare("SELECT 1 FROM deal WHERE amount_minor IS NOT NULL LIMIT 1").get();
        if (used) throw new WorkbenchError("conflict", "baseCurrencyInUse");
        // Rates say what others are worth in the base currency that was.
        if (readRates(db).length > 0)
          throw new WorkbenchError("conflict", "baseCurrencyHasRates", { base: baseCurrency(db) });
      }
      // Also where it is the default: chosen, it stays whatever a first import says.
      if (currency !== undefined) writeSetting(db, "baseCurrency", currency);
      if (author !== undefined) writeSetting(db, "author", author);
    });
    return { baseCurrency: baseCurrency(session.read), author: readSetting(session.read, "author") };
  },
};
