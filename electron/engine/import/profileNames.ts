/** Rows of the workbook that a profile speaks of: by id within the file, by name on the way to another. */
import { type ImportOptions, type NameKind, nameKinds } from "../../../src/contract/importing.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import { nameKey } from "../../../src/core/mapping/similar.ts";
import { customFieldName, findCustomField } from "../db/queries/customFields.ts";
import type { ReadDb } from "../db/sql.ts";
import { nameTables } from "./promote/chosenNames.ts";
import { readStages } from "./promote/stageBook.ts";

type Stages = NonNullable<ImportOptions["stages"]>;
type Names = Record<string, string | null>;

/** Ids and names become ids; a stage that is not there is left out. */
export function knownStages(db: ReadDb, choices: Stages): Stages {
  const stages = readStages(db);
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, choice]): [string, Stages[string]][] => {
      if (!("stage" in choice)) return [[name, choice]];
      const key = nameKey(choice.stage);
      const found =
        stages.find(({ id }) => id === parseId("stage", choice.stage)) ??
        stages.find(
          (stage) => nameKey(stage.name) === key || (stage.nameZh !== null && nameKey(stage.nameZh) === key),
        );
      return found ? [[name, { stage: formatId("stage", found.id) }]] : [];
    }),
  );
}

/** Ids and names become ids; what is not there is left out. */
export function knownNames(db: ReadDb, kind: NameKind, choices: Names): Names {
  const rows = readRows(db, kind);
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, choice]): [string, string | null][] => {
      if (choice === null) return [[name, null]];
      const key = nameKey(choice);
      const found =
        rows.find(({ id }) => id === parseId(nameTables[kind], choice)) ??
        rows.find((row) => nameKey(row.name) === key);
      return found ? [[name, formatId(nameTables[kind], found.id)]] : [];
    }),
  );
}

/** Names of custom fields become ids; what is not there is left out. */
export function knownCustoms(
  db: ReadDb,
  choices: NonNullable<ImportOptions["customs"]>,
): NonNullable<ImportOptions["customs"]> {
  const found = Object.entries(choices).map(
    ([header, choice]) => [header, findCustomField(db, choice)] as const,
  );
  return Object.fromEntries(
    found.flatMap(([header, field]) => (field && !field.removed ? [[header, field.id]] : [])),
  );
}

/** Applies to each list of names that the options have. */
export function mapNames(
  options: ImportOptions,
  change: (kind: NameKind, choices: Names) => Names,
): Partial<ImportOptions> {
  return Object.fromEntries(
    nameKinds.flatMap((kind) => (options[kind] ? [[kind, change(kind, options[kind])]] : [])),
  );
}

/** The same with names in place of ids. */
export function withNames(db: ReadDb, options: ImportOptions): ImportOptions {
  const { stages, customs } = options;
  const stageNames = new Map(readStages(db).map(({ id, name }) => [formatId("stage", id), name]));
  return {
    ...options,
    ...(customs && {
      customs: Object.fromEntries(
        Object.entries(knownCustoms(db, customs)).map(([header, id]) => [
          header,
          customFieldName(db, id) ?? id,
        ]),
      ),
    }),
    ...(stages && {
      stages: Object.fromEntries(
        Object.entries(knownStages(db, stages)).map(([name, choice]) => [
          name,
          "stage" in choice ? { stage: stageNames.get(choice.stage) ?? choice.stage } : choice,
        ]),
      ),
    }),
    ...mapNames(options, (kind, choices) => {
      const names = new Map(readRows(db, kind).map(({ id, name }) => [formatId(nameTables[kind], id), name]));
      return Object.fromEntries(
        Object.entries(knownNames(db, kind, choices)).map(([name, id]) => [
          name,
          id === null ? null : (names.get(id) ?? id),
        ]),
      );
    }),
  };
}

function readRows(db: ReadDb, kind: NameKind): { id: number; name: string }[] {
  return db.prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${nameTables[kind]}`).all();
}
