import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["de", "en"] as const;
export type Language = (typeof languages)[number];

const rememberedAs = "querschnitt.language";

/** One piece of code for each language, loaded when it is wanted. */
const catalogues: Record<Language, () => Promise<{ catalogues: Record<string, Record<string, unknown>> }>> = {
  de: () => import("./i18n/de.ts"),
  en: () => import("./i18n/en.ts"),
};

function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** German unless the person chose otherwise: the product is German first, whatever the browser prefers. */
function startLanguage(): Language {
  const remembered = localStorage.getItem(rememberedAs);
  return isLanguage(remembered) ? remembered : "de";
}

async function load(language: Language): Promise<void> {
  const loaded = await catalogues[language]();
  for (const [path, texts] of Object.entries(loaded.catalogues)) {
    const namespace = path.slice(path.lastIndexOf("/") + 1, -".json".length);
    i18next.addResourceBundle(language, namespace, texts);
  }
}

function follow(language: Language): void {
  document.documentElement.lang = language;
}

/** Loads the texts of the remembered language; call once before the first rendering. */
export async function startI18n(): Promise<void> {
  const language = startLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "de",
    supportedLngs: languages,
    defaultNS: "common",
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
  follow(language);
}

/** Switches the interface to another language and remembers the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(rememberedAs, language);
  follow(language);
}
