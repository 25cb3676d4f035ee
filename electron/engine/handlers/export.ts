import { basename, extname } from "node:path";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { exportDeals, exportFormats } from "../export/exportDeals.ts";
import type { Handlers } from "../engine.ts";
import { localNames } from "./grid.ts";
import { keysOf } from "./windows.ts";

export const exportHandlers: Pick<Handlers, "export.start"> = {
  "export.start": ({ path, filter, sort, columns }, context) => {
    const { session, jobs, locale } = context;
    const format = exportFormats[extname(path).toLowerCase()];
    if (!format) throw new WorkbenchError("invalid", "exportFormat", { file: basename(path) });
    const keys = keysOf(session, { filter, sort });
    const names = localNames(context, locale);
    return {
      job: jobs.start("export", locale, (control) =>
        exportDeals(session, { path, keys, columns, locale, names, format }, control),
      ),
    };
  },
};
