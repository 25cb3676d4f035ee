import { ChainBlock } from "./ChainBlock.tsx";
import { CohortBlock } from "./CohortBlock.tsx";
import { CohortConversion } from "./CohortConversion.tsx";
import { SourcesBlock } from "./SourcesBlock.tsx";

/** How many go on: along the chain, by source, by the quarter in which they began, by their age. */
export function ConversionSection() {
  return (
    <>
      <ChainBlock />
      <SourcesBlock />
      <CohortConversion />
      <CohortBlock />
    </>
  );
}
