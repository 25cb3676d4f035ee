/** Rows of the workbook that a profile speaks of: by id within the file, by name on the way to another. */
import type { ImportOptions } from "../../../src/contract/importing.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import { nameKey } from "../../../src/core/mapping/similar.ts";
import type { ReadDb } from "../db/sql.ts";
import { readStages } from "./promote/stageBook.ts";

type Stages = NonNullable<ImportOptions["stages"]>;
type People = NonNullable<ImportOptions["people"]>;

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

/** Ids and names become ids; a person who is not there is left out. */
export function knownPeople(db: ReadDb, choices: People): People {
  const people = readPeople(db);
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, choice]): [string, string | null][] => {
      if (choice === null) return [[name, null]];
      const found =
        people.find(({ id }) => id === parseId("person", choice)) ??
        people.find((person) => nameKey(person.name) === nameKey(choice));
      return found ? [[name, formatId("person", found.id)]] : [];
    }),
  );
}

/** The same with names in place of ids. */
export function withNames(db: ReadDb, options: ImportOptions): ImportOptions {
  const { stages, people } = options;
  const stageNames = new Map(readStages(db).map(({ id, name }) => [formatId("stage", id), name]));
  const personNames = new Map(readPeople(db).map(({ id, name }) => [formatId("person", id), name]));
  return {
    ...options,
    ...(stages && {
      stages: Object.fromEntries(
        Object.entries(knownStages(db, stages)).map(([name, choice]) => [
          name,
          "stage" in choice ? { stage: stageNames.get(choice.stage) ?? choice.stage } : choice,
        ]),
      ),
    }),
    ...(people && {
      people: Object.fromEntries(
        Object.entries(knownPeople(db, people)).map(([name, id]) => [
          name,
          id === null ? null : (personNames.get(id) ?? id),
        ]),
      ),
    }),
  };
}

function readPeople(db: ReadDb): { id: number; name: string }[] {
  return db.prepare<[], { id: number; name: string }>("SELECT id, name FROM person").all();
}
