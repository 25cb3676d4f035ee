import { Tooltip } from "@mantine/core";
import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Definition.module.css";

/** The (i) beside a measure: its definition on hover and on focus, read out as the button's description. */
export function Definition({
  of,
  children,
  width = 300,
}: {
  of: string;
  children: ReactNode;
  width?: number;
}) {
  const { t } = useTranslation();
  return (
    <Tooltip label={children} w={width} withArrow>
      <button type="button" className={classes.button} aria-label={`${of}: ${t("definition")}`}>
        <Info size={13} aria-hidden />
      </button>
    </Tooltip>
  );
}
