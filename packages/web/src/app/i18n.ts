import { type Language, languages } from "@querschnitt/shared/api/languages";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";

const rememberedAs = "querschnitt.language";

type Piece = () => Promise<{ catalogues: Record<string, Record<string, unknown>> }>;

/** Two pieces of code for each language, loaded when they are wanted: what the first view says, and all else. */
const pieces: Record<Language, { first: Piece; remaining: Piece }> = {
  de: { first: () => import("./i18n/de.ts"), remaining: () => import("./i18n/deRemaining.ts") },
  en: { first: () => import("./i18n/en.ts"), remaining: () => import("./i18n/enRemaining.ts") },
};

const added = new Set<object>();
let initialised: Promise<unknown> | undefined;

function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** German unless the person chose otherwise: the product is German first, whatever the browser prefers. */
function startLanguage(): Language {
  const remembered = localStorage.getItem(rememberedAs);
  return isLanguage(remembered) ? remembered : "de";
}

async function load(language: Language, piece: keyof (typeof pieces)[Language]): Promise<void> {
  const [{ catalogues }] = await Promise.all([pieces[language][piece](), initialised]);
  // Every page says it has to be there; what is added makes everything be drawn anew.
  if (added.has(catalogues)) return;
  added.add(catalogues);
  for (const [path, texts] of Object.entries(catalogues)) {
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
  // What is shown first travels first.
  void pieces[language].first().catch(() => undefined);
  initialised = i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "de",
    supportedLngs: languages,
    defaultNS: "common",
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: "added" },
  });
  await load(language, "first");
  follow(language);
}

/** Loads what the plan and the frame around pages do without; every other page waits for it. */
export function loadRemainingTexts(): Promise<void> {
  return load((i18next.language as Language | undefined) ?? startLanguage(), "remaining");
}

/** Switches the interface to another language and remembers the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([load(language, "first"), load(language, "remaining")]);
  await i18next.changeLanguage(language);
  localStorage.setItem(rememberedAs, language);
  follow(language);
}
