import { ArrowRight } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewRow } from "../../../../contract/importPreview.ts";
import classes from "./Review.module.css";
import { useChangeWords } from "./useChangeWords.ts";

/** Old -> new of each field, on one line; whole beside the grid. */
export function Changes({ row }: { row: PreviewRow }) {
  const { t } = useTranslation("review");
  const words = useChangeWords(row);
  return (
    <span className={classes.changes}>
      {row.past && <span className={classes.past}>{t("past.row")}</span>}
      {row.changes.slice(0, 6).map(({ field, name, from, to, on }) => (
        <Fragment key={`${field} ${on}`}>
          <span className={classes.change}>
            <span className={classes.field}>{words.field(field, name)}</span>{" "}
            {from !== null && (
              <>
                <s>{words.value(field, from)}</s> <ArrowRight
                  size={11}
                  aria-label={t("detail.becomes")}
                />{" "}
              </>
            )}
            {to === null ? <em>{t("detail.emptied")}</em> : words.value(field, to)}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
