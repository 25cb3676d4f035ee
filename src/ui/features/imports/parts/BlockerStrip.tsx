import type { ImportTable } from "../../../../contract/importing.ts";
import type { Blocker } from "../model/blockers.ts";
import { AskStrip } from "./AskStrip.tsx";
import { useBlockerSentence } from "./useBlockerSentence.ts";

export function BlockerStrip({ blocker, table }: { blocker: Blocker; table: ImportTable }) {
  return <AskStrip>{useBlockerSentence(table)(blocker)}</AskStrip>;
}
