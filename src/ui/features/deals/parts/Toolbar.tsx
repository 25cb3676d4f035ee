import { Button, SegmentedControl, Tooltip, VisuallyHidden } from "@mantine/core";
import { Plus, Rows2, Rows3, Rows4 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Keys } from "../../../shell/Keys.tsx";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useGrid } from "../grid/gridState.ts";
import { densities, type Density } from "../model/viewState.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import classes from "./parts.module.css";
import { ViewsMenu } from "./ViewsMenu.tsx";

const icons = { compact: Rows4, normal: Rows3, roomy: Rows2 };

export function Toolbar({ control, grid }: { control: ScreenControl; grid: DealsGrid | null }) {
  const { t } = useTranslation("deals");
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t("bar.label")}>
      <ViewsMenu control={control} />
      <div className={classes.gap} />
      <SegmentedControl
        aria-label={t("bar.density")}
        value={control.layout.density}
        onChange={(density) => control.setLayout((now) => ({ ...now, density: density }))}
        data={densities.map((density) => ({ value: density, label: <DensityLabel density={density} /> }))}
      />
      <ColumnsMenu control={control} grid={grid} />
      <Tooltip label={<AddHint />} position="bottom-end">
        <Button
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => useGrid.setState({ adding: true })}
        >
          {t("action.add")}
        </Button>
      </Tooltip>
    </div>
  );
}

function AddHint() {
  const { t } = useTranslation("deals");
  return (
    <>
      {t("add.title")} <Keys of="ins" />
    </>
  );
}

function DensityLabel({ density }: { density: Density }) {
  const { t } = useTranslation("deals");
  const Icon = icons[density];
  return (
    <Tooltip label={t(`density.${density}`)}>
      <span>
        <Icon size={14} aria-hidden style={{ display: "block" }} />
        <VisuallyHidden>{t(`density.${density}`)}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
