import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import type { DealFilter } from "../../../contract/common.ts";
import type { Day } from "../../../core/domain/days.ts";
import type { FlowName } from "../../../core/funnel/waterfall.ts";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { toastError } from "../../components/toasts.tsx";
import { useLocale } from "../../locales/index.ts";
import { narrowToGroup, narrowToStage } from "../../presenters/narrow.ts";
import { bridgeOf, readingOrder } from "../../presenters/waterfall.ts";
import { callAny, useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn, useLists } from "../../state/useLists.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type HeatCell, HeatTable } from "./HeatTable.tsx";
import { movementGroups, type MovementGroup, useFunnelView } from "./useFunnelView.ts";

type Group = NonNullable<CallOutput<"pipeline.waterfall">["groups"]>[number];

/** The same movement by team, owner or stage, where moves from one to another are told too. */
export function MovementGroups({ from, to }: { from: Day; to: Day }) {
  const { t } = useTranslation(["measures", "bridge", "funnel"]);
  const format = useFormat();
  const locale = useLocale();
  const { pipelines } = useLists();
  const filter = useDealFilter();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  const [{ group }, setView] = useFunnelView();
  const answer = useCall("pipeline.waterfall", { from, to, filter, by: group });
  const groups = answer.data?.groups ?? [];
  const flows = readingOrder.filter((flow) => groups.some((row) => row[flow].deals > 0));
  const days = { from: format.day(from), to: format.day(to) };

  const nameOf = ({ key, id }: Group): string => {
    if (group !== "stage") return key || t(`funnel:by.none.${group}`);
    const stage = pipelines.flatMap(({ stages }) => stages).find((one) => one.id === id);
    return stage ? nameIn(locale, stage) : t("ageing.untold");
  };
  const list = (row: Group, flow: FlowName, narrowed: DealFilter) => {
    callAny("pipeline.waterfallIds", { from, to, filter: narrowed, flow }).then(
      (ids) =>
        openList({
          title: t("funnel:list.part", {
            first: nameOf(row),
            second: t("bridge:list", { flow: t(`bridge:flow.${flow}`), ...days }),
          }),
          filter: { ids },
          asOf,
        }),
      toastError,
    );
  };
  const cell = (row: Group, flow: FlowName, changes: ReadonlyMap<FlowName, number>): HeatCell => {
    const { deals, amountMinor } = row[flow];
    const narrowed = narrowedTo(filter, group, row);
    const change = changes.get(flow);
    const money = format.moneyShort(change ?? amountMinor);
    return {
      text: deals === 0 ? "" : change !== undefined && change > 0 ? `+${money}` : money,
      heat: null,
      hint: t("movement.hint", {
        count: deals,
        shown: format.number(deals),
        money: format.moneyUnit(amountMinor),
      }),
      onOpen: deals === 0 || narrowed === null ? null : () => list(row, flow, narrowed),
    };
  };
  const title = t(`movement.by.${group}`);
  const subtitle = t("bridge:counted", { what: t("bridge:what.all"), ...days });
  const columns = flows.map((flow) => t(`bridge:flow.${flow}`));
  return (
    <Block
      title={title}
      subtitle={`${subtitle} · ${format.currency}`}
      controls={
        <>
          <SegmentedControl
            aria-label={t("funnel:by.label")}
            value={group}
            onChange={(next) => setView({ group: next })}
            data={movementGroups.map((value) => ({ value, label: t(`movement.group.${value}`) }))}
          />
          {answer.data && (
            <CopyTable
              table={{
                title: `${title}. ${subtitle}`,
                header: [
                  t(`movement.group.${group}`),
                  ...columns.map((name) => `${name} (${format.currency})`),
                ],
                rows: groups.map((row) => [
                  nameOf(row),
                  ...flows.map((flow) => format.money(row[flow].amountMinor)),
                ]),
              }}
            />
          )}
        </>
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <HeatTable
          caption={title}
          corner={t(`movement.group.${group}`)}
          leads={columns}
          columns={[]}
          rows={groups.map((row) => {
            const changes = new Map<FlowName, number>(
              bridgeOf(row).steps.map(({ flow, changeMinor }) => [flow, changeMinor]),
            );
            return {
              key: row.id ?? "",
              name: nameOf(row),
              lead: flows.map((flow) => cell(row, flow, changes)),
              cells: [],
            };
          })}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}

/** Null where no filter says the group: those that belong to none. */
function narrowedTo(filter: DealFilter, by: MovementGroup, { key, id }: Group): DealFilter | null {
  if (id === null) return null;
  return by === "stage" ? narrowToStage(filter, id) : narrowToGroup(filter, by, { key, id }, null);
}
