import { type ReactNode, useEffect, useRef } from "react";
import classes from "./StepHeading.module.css";

/** A step's title. It takes the focus when the step comes, so that a reader hears where it is and Enter goes on. */
export function StepHeading({
  title,
  children,
  aside,
}: {
  title: string;
  children?: ReactNode;
  aside?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <h2 ref={heading} tabIndex={-1} className={classes.title} data-autofocus>
          {title}
        </h2>
        {children && <p className={classes.lead}>{children}</p>}
      </div>
      {aside}
    </div>
  );
}
