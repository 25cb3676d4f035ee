import { AgeingBlock } from "./AgeingBlock.tsx";
import { TimeFigures } from "./TimeFigures.tsx";
import { TimeInStageBlock } from "./TimeInStageBlock.tsx";
import { RollingBlock } from "./RollingBlock.tsx";

/** How long it takes: the pace, where deals stay, which of them are stalled. */
export function TimeSection() {
  return (
    <>
      <TimeFigures />
      <TimeInStageBlock />
      <AgeingBlock />
      <RollingBlock />
    </>
  );
}
