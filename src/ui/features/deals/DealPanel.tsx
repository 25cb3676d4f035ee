/** One deal, docked beside the screen: its stage, all fields, lines, people and past. */
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useCall } from "../../state/engine.ts";
import classes from "./panel/panel.module.css";
import { Contacts } from "./panel/Contacts.tsx";
import { Fields } from "./panel/Fields.tsx";
import { Heading } from "./panel/Heading.tsx";
import { Lines } from "./panel/Lines.tsx";
import { StagePath } from "./panel/StagePath.tsx";
import { Timeline } from "./panel/Timeline.tsx";

export default function DealPanel({ id }: { id: string }) {
  const answer = useCall("deals.get", { id }, { keepPrevious: false });
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const { deal, lines, contacts } = answer.data;
  return (
    <div className={classes.panel} data-testid="deal-panel">
      <Heading deal={deal} />
      <StagePath deal={deal} />
      <Fields deal={deal} />
      <Lines deal={deal} lines={lines} />
      <Contacts contacts={contacts} />
      <Timeline deal={deal} />
    </div>
  );
}
