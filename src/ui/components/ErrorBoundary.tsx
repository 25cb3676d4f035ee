import { Component, type ReactNode } from "react";
import { shell } from "../bridge.ts";
import { FailedPart } from "./ScreenStates.tsx";

interface Props {
  /** Feature or part, for the log. */
  where: string;
  children: ReactNode;
}

/** A part that throws is drawn as an error with a way on; the rest of the window goes on working. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error, this.props.where);
  }

  override render(): ReactNode {
    if (this.state.error)
      return <FailedPart error={this.state.error} onRetry={() => this.setState({ error: null })} />;
    return this.props.children;
  }
}

/** For the log. A log that cannot be reached must not fail the window a second time. */
export function reportError(error: unknown, where: string): void {
  const known = error instanceof Error ? error : new Error(String(error));
  void shell("reportRendererError", {
    name: known.name.slice(0, 200),
    message: known.message.slice(0, 2000),
    ...(known.stack ? { stack: known.stack.slice(0, 20_000) } : {}),
    where,
  }).catch(() => undefined);
}
