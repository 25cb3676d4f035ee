import { Suspense } from "react";
import { Loading } from "../components/ScreenStates.tsx";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { useWindow } from "../state/windowStore.ts";
import { screens } from "./screens.tsx";

export function Shell() {
  const screen = useWindow((state) => state.screen);
  const Screen = screens.find((entry) => entry.id === screen)?.component;
  return (
    <ErrorBoundary where={screen} key={screen}>
      <Suspense fallback={<Loading />}>{Screen && <Screen />}</Suspense>
    </ErrorBoundary>
  );
}
