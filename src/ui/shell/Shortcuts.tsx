import { useTranslation } from "react-i18next";
import { Keys } from "./Keys.tsx";
import classes from "./Shortcuts.module.css";

const everywhere = [
  ["screen", "mod+1…4"],
  ["palette", "mod+k"],
  ["find", "mod+f"],
  ["undo", "mod+z", "mod+shift+z"],
  ["back", "alt+left", "alt+right"],
  ["import", "mod+i"],
  ["export", "mod+e"],
  ["newDeal", "mod+shift+n"],
  ["closePanel", "esc"],
  ["settings", "mod+,"],
] as const;

const inGrid = [
  ["open", "space", "alt+enter"],
  ["edit", "F2", "enter"],
  ["block", "shift+↑↓←→"],
  ["copyPaste", "mod+c", "mod+v"],
  ["fill", "mod+d", "mod+r"],
  ["clear", "delete"],
  ["rows", "shift+space", "mod+space"],
  ["remove", "mod+-"],
  ["filter", "alt+down"],
  ["menu", "shift+F10"],
] as const;

/** All shortcuts, as the help dialog and the settings show them. */
export function Shortcuts() {
  const { t } = useTranslation("shell");
  const table = (rows: typeof everywhere | typeof inGrid) => (
    <dl className={classes.table}>
      {rows.map(([name, ...keys]) => (
        <div key={name} className={classes.row}>
          <dt>{t(`shortcuts.${name}`)}</dt>
          <dd>
            {keys.map((key) => (
              <Keys key={key} of={key} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <div className={classes.columns}>
      <section>
        <h3 className={classes.heading}>{t("shortcuts.everywhere")}</h3>
        {table(everywhere)}
      </section>
      <section>
        <h3 className={classes.heading}>{t("shortcuts.inGrid")}</h3>
        {table(inGrid)}
      </section>
    </div>
  );
}
