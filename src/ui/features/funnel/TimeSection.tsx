import { AgeingBlock } from "./AgeingBlock.tsx";
import { TimeFigures } from "./TimeFigures.tsx";
import { TimeInStageBlock } from "./TimeInStageBlock.tsx";
import { VelocityBlock } from "./VelocityBlock.tsx";

/** How long it takes: the pace, where deals stay, which of them are stalled. */
export function TimeSection() {
  return (
    <>
      <TimeFigures />
      <TimeInStageBlock />
      <AgeingBlock />
      <VelocityBlock />
    </>
  );
}
