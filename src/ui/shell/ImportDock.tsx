import { lazy, Suspense } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { useWindow } from "../state/windowStore.ts";

const ImportDialog = lazy(() => import("../features/imports/ImportDialog.tsx"));

/** The import dialog, wherever it was asked for: menu, palette, a button, a file dropped on the window. */
export function ImportDock() {
  const importing = useWindow((state) => state.importing);
  const closeImport = useWindow((state) => state.closeImport);
  if (importing === null) return null;
  return (
    <ErrorBoundary where="ImportDialog">
      <Suspense fallback={null}>
        <ImportDialog paths={importing} onClose={closeImport} />
      </Suspense>
    </ErrorBoundary>
  );
}
