import type { Handlers } from "../engine.ts";
import { chooseProfile } from "../import/chooseProfile.ts";
import { deleteProfile, readProfiles, saveProfile } from "../import/profiles.ts";
import { exportProfiles, importProfiles, readProfileFile } from "../import/profileFile.ts";
import { unseenFiles } from "../import/unseen.ts";
import type { profileCalls } from "../../../src/contract/profiles.ts";

export const profileHandlers: Pick<Handlers, keyof typeof profileCalls> = {
  "import.profiles": (_input, { session }) => readProfiles(session.read),

  "import.saveProfile": ({ id, ...content }, { session }) =>
    session.write(["profiles"], (db) => saveProfile(db, id, content)),

  "import.deleteProfile": ({ id }, { session }) => {
    session.write(["profiles"], (db) => deleteProfile(db, id));
    return {};
  },

  "import.exportProfiles": ({ path, ids }, { session }) => ({
    profiles: exportProfiles(session.read, path, ids),
  }),

  "import.importProfiles": ({ path }, { session }) => {
    const profiles = readProfileFile(path);
    return session.write(["profiles"], (db) => importProfiles(db, profiles));
  },

  "import.profileOf": async ({ path }, { session }) => {
    const { profile } = await chooseProfile(session.read, { path, options: {} });
    return { name: profile?.name ?? null };
  },

  "import.unseen": async ({ paths }, { session }) => ({ paths: await unseenFiles(session.read, paths) }),
};
