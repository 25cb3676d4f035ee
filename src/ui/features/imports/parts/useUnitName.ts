import { useTranslation } from "react-i18next";
import { scaleName } from "../model/formats.ts";

/** What one unit of a column is called; a factor where it has no name. */
export function useUnitName(): (scale: number) => string {
  const { t } = useTranslation("imports");
  return (scale) => {
    const name = scaleName(scale);
    return name ? t(`format.unit.${name}`) : `× ${scale}`;
  };
}
