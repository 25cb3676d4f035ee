import { parseCustomId } from "../../../src/core/domain/customFields.ts";
import { customFieldList } from "../db/queries/customFields.ts";
import { knownCustomField, removeCustomField, renameCustomField } from "../db/writes/customFields.ts";
import { setType, tryType } from "../db/writes/customFieldType.ts";
import type { Handlers } from "../engine.ts";
import { inChangeSet } from "./deals.ts";

type CustomFieldCalls =
  | "lists.customFields"
  | "customFields.rename"
  | "customFields.remove"
  | "customFields.tryType"
  | "customFields.setType";

export const customFieldHandlers: Pick<Handlers, CustomFieldCalls> = {
  "lists.customFields": (_input, { session }) =>
    session.remember("lists.customFields", () => customFieldList(session.read)),

  "customFields.rename": ({ id: text, name }, context) => {
    const { id, key } = fieldOf(context, text);
    const { changeSet } = inChangeSet(context, "fields", undefined, (db, edit) =>
      Number(renameCustomField(db, edit.changeSet, key, { id, name }, edit.effectiveOn)),
    );
    return { changeSet };
  },

  "customFields.remove": ({ id: text }, context) => {
    const { key } = fieldOf(context, text);
    const { changeSet } = inChangeSet(context, "fields", undefined, (db, edit) =>
      Number(removeCustomField(db, edit.changeSet, key, edit.effectiveOn)),
    );
    return { changeSet };
  },

  "customFields.tryType": ({ id, type }, { session, locale }) =>
    tryType(session.read, knownCustomField(session.read, id), type, locale),

  "customFields.setType": ({ id, type }, context) => {
    const field = knownCustomField(context.session.read, id);
    const { locale } = context;
    let next = field.id;
    const { changeSet } = inChangeSet(context, "fields", undefined, (db, edit) => {
      next = setType(db, edit.changeSet, field, { type, locale, on: edit.effectiveOn });
      return 1;
    });
    return { changeSet, id: next };
  },
};

/** @throws WorkbenchError notFound */
function fieldOf({ session }: Parameters<Handlers["lists.customFields"]>[1], idOrName: string) {
  const { id } = knownCustomField(session.read, idOrName);
  return { id, key: parseCustomId(id)?.key as number };
}
