import { LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLate } from "../../components/ScreenStates.tsx";
import classes from "./Learning.module.css";

/** The first answer after a change of the file learns from all closed deals, which takes seconds: it says so. */
export function Learning() {
  const { t } = useTranslation("forecast");
  const late = useLate(150);
  return (
    <div className={classes.learning} role="status" aria-busy="true">
      {late && (
        <>
          <LoaderCircle size={16} className={classes.turning} aria-hidden />
          {t("learning")}
        </>
      )}
    </div>
  );
}
