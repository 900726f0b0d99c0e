export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const rememberedAs = "querschnitt.theme";
const listeners = new Set<() => void>();
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
/** Paper is light: what is drawn for a dark screen would be grey on it. */
const onPaper = window.matchMedia("print");

/** What the person chose on this device. */
export function chosenTheme(): Theme {
  const remembered = localStorage.getItem(rememberedAs);
  return themes.find((theme) => theme === remembered) ?? "system";
}

function apply(): void {
  const theme = chosenTheme();
  const dark = theme === "dark" || (theme === "system" && prefersDark.matches);
  document.documentElement.dataset.kernTheme = dark && !onPaper.matches ? "dark" : "light";
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(rememberedAs, theme);
  apply();
  for (const listener of [...listeners]) listener();
}

/** Calls back after every choice; returns how to stop. */
export function onThemeChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Applies the chosen theme now, whenever the system's changes, and for printing. */
export function startTheme(): void {
  apply();
  prefersDark.addEventListener("change", apply);
  onPaper.addEventListener("change", apply);
}
