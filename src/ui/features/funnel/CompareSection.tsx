import { MeasuresByBlock } from "./MeasuresByBlock.tsx";
import { StageByBlock } from "./StageByBlock.tsx";

/** The measures told apart by owner, team, product and so on; stages by the same. */
export function CompareSection() {
  return (
    <>
      <MeasuresByBlock />
      <StageByBlock />
    </>
  );
}
