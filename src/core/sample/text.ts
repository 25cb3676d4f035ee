/** A text in both languages of the app. Which one goes into a one-language column is the caller's choice. */
export interface Text {
  en: string;
  zh: string;
}

export type Language = keyof Text;

export const text = (en: string, zh: string): Text => ({ en, zh });
