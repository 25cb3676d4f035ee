import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { I18nextProvider } from "react-i18next";
import { styleNonce } from "./bridge.ts";
import { i18n } from "./locales/index.ts";
import { Shell } from "./shell/Shell.tsx";
import { queryClient } from "./state/engine.ts";
import { useShell } from "./state/shellStore.ts";
import { theme, variablesResolver } from "./theme/mantineTheme.ts";

export function App() {
  const dark = useShell((store) => store.state?.dark ?? false);
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={variablesResolver}
          forceColorScheme={dark ? "dark" : "light"}
          getStyleNonce={styleNonce}
        >
          <Notifications position="bottom-right" limit={4} containerWidth={380} />
          <Shell />
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
