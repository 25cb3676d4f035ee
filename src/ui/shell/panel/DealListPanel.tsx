import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { ArrowDownUp, ListFilter, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DealList } from "../../state/address.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { Failed, Loading, Notice } from "../../components/ScreenStates.tsx";
import { DealListRows } from "./DealListRows.tsx";
import { listSortNames, listSorts } from "./listSort.ts";
import classes from "./PanelDock.module.css";
import { usePanel } from "./panelStore.ts";

/** The deals behind a figure that was clicked. */
export function DealListPanel({ list }: { list: DealList }) {
  const { t } = useTranslation(["shell", "common"]);
  const format = useFormat();
  const closePanel = useWindow((state) => state.closePanel);
  const sort = usePanel((state) => state.sort);
  const setPanel = usePanel((state) => state.set);
  const sums = useCall(
    "deals.aggregate",
    { filter: list.filter, columns: ["amountMinor"] },
    { keepPrevious: false },
  );
  const total = sums.data?.rows;
  const amount = sums.data?.columns[0]?.sum;

  /** The list's deals as the window's own filter: what the grid then shows. */
  const toDeals = () => {
    const store = useWindow.getState();
    store.goTo({
      ...store.address(),
      screen: "deals",
      filter: list.filter,
      search: "",
      period: null,
      list: null,
      deal: null,
    });
  };

  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title}>{list.title}</h2>
        <Tooltip label={t("panel.filterBy")}>
          <ActionIcon aria-label={t("panel.filterBy")} onClick={toDeals}>
            <ListFilter size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("panel.close")}>
          <ActionIcon aria-label={t("panel.close")} onClick={closePanel}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.summary}>
        <span data-testid="list-total">
          {total !== undefined && t("common:deals", { count: total, shown: format.number(total) })}
          {amount != null && ` · ${format.moneyUnit(amount)}`}
        </span>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<ArrowDownUp size={12} aria-hidden />}
              aria-label={`${t("panel.sort")}: ${t(`panel.sortBy.${sort}`)}`}
            >
              {t(`panel.sortBy.${sort}`)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {listSortNames.map((name) => (
              <Menu.Item
                key={name}
                aria-current={name === sort || undefined}
                onClick={() => setPanel({ sort: name, active: 0 })}
              >
                {t(`panel.sortBy.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {list.asOf && (
        <p className={classes.asOf} data-testid="list-as-of">
          {t("panel.asOf", { day: format.day(list.asOf) })}
        </p>
      )}
      {sums.isError ? (
        <Failed error={sums.error} onRetry={() => void sums.refetch()} />
      ) : total === undefined ? (
        <Loading />
      ) : total === 0 ? (
        <Notice title={t("panel.empty")} />
      ) : (
        <DealListRows list={list} total={total} sort={[...listSorts[sort]]} />
      )}
    </>
  );
}
