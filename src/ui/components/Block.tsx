import type { ReactNode } from "react";
import classes from "./Block.module.css";

interface BlockProps {
  title: string;
  subtitle?: string;
  controls?: ReactNode;
  children: ReactNode;
}

/** A part of the screen: its finding, what is counted, its switches, its work. */
export function Block({ title, subtitle, controls, children }: BlockProps) {
  return (
    <section className={classes.block} aria-label={title}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        {controls && <div className={classes.controls}>{controls}</div>}
      </header>
      {children}
    </section>
  );
}
