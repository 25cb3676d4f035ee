import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportNames } from "../../../../contract/importing.ts";
import { useAct } from "../../../state/engine.ts";
import { toastChange } from "../../../state/history.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

/** Accounts of the workbook that look like one: merged at once, as a change of its own that can be undone. */
export function KnownPairs({ pairs }: { pairs: ImportNames["knownPairs"] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const merge = useAct("accounts.merge");
  const run = async (pair: ImportNames["knownPairs"][number], turned: boolean) => {
    const [from, into, name] = turned ? [pair.nearId, pair.id, pair.name] : [pair.id, pair.nearId, pair.near];
    const { changeSet } = await merge.mutateAsync({ from: [from], into });
    toastChange(t("names.merged", { name }), changeSet);
  };
  const side = (name: string, deals: number) => (
    <Cut>{t("names.withDeals", { name, count: deals, shown: format.number(deals) })}</Cut>
  );
  return (
    <VirtualTable
      label={t("names.pairs")}
      rows={pairs}
      rowKey={({ id, nearId }) => `${id} ${nearId}`}
      rowHeight={36}
      columns={[
        {
          key: "name",
          label: t("names.pairOne"),
          width: 200,
          grow: 1,
          cell: (pair) => side(pair.name, pair.deals),
        },
        {
          key: "near",
          label: t("names.pairOther"),
          width: 200,
          grow: 1,
          cell: (pair) => side(pair.near, pair.nearDeals),
        },
        {
          key: "keep",
          label: t("names.keep"),
          width: 260,
          cell: (pair) => (
            <Button.Group>
              {[true, false].map((turned) => (
                <Button
                  key={String(turned)}
                  size="compact-xs"
                  variant="default"
                  disabled={merge.isPending}
                  aria-label={t("names.keepOf", { name: turned ? pair.name : pair.near })}
                  onClick={() => void run(pair, turned).catch(() => undefined)}
                >
                  {turned ? t("names.keepFirst") : t("names.keepSecond")}
                </Button>
              ))}
            </Button.Group>
          ),
        },
      ]}
    />
  );
}
