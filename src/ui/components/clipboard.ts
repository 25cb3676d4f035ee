import { i18n } from "../locales/index.ts";
import { toast, toastError } from "./toasts.tsx";

/** Text (and the same as HTML, for office programs) to the clipboard, with a toast that says so. */
export async function copyText(
  text: string,
  said: string = i18n.t("common:copied"),
  html?: string,
): Promise<void> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": new Blob([text], { type: "text/plain" }),
          "text/html": new Blob([html], { type: "text/html" }),
        }),
      ]);
    toast({ id: "copied", message: said, autoClose: 2500 });
  } catch {
    toastError(new Error(i18n.t("common:copyFailed")));
  }
}

/** A drawn picture as PNG. The promise goes to the clipboard itself, so that the click still counts as the user's. */
export async function copyPicture(picture: Promise<Blob>, said: string): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    toast({ id: "copied", message: said, autoClose: 2500 });
  } catch {
    toastError(new Error(i18n.t("common:copyFailed")));
  }
}
