import { Button } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import classes from "./AskStrip.module.css";

interface Props {
  children: ReactNode;
  actions?: readonly { label: string; run: () => void }[];
}

/** One sentence on what has to be settled, read out when it comes, with the ways to settle it. */
export function AskStrip({ children, actions }: Props) {
  return (
    <div role="alert" className={classes.strip}>
      <TriangleAlert size={14} aria-hidden className={classes.sign} />
      <span className={classes.words}>{children}</span>
      {actions?.map(({ label, run }) => (
        <Button key={label} size="compact-xs" variant="default" onClick={run}>
          {label}
        </Button>
      ))}
    </div>
  );
}
