import { useMemo, useSyncExternalStore } from "react";
import { textOf, texts } from "./texts.ts";
import type { TextOptions } from "./translate.ts";

/**
 * What the build puts in the place of `react-i18next`: the same hook for what we use of it, at a tenth of the weight,
 * since it stands in the first view (docs/decisions/0020). A test compares its answers with those of i18next.
 */
export function useTranslation(
  namespaces: string | readonly string[] = "common",
  { nsMode }: { nsMode?: "default" | "fallback" } = {},
) {
  const named = typeof namespaces === "string" ? [namespaces] : namespaces;
  // The others are there for keys that name them, unless they are to be looked into one after the other.
  const looked = (nsMode === "fallback" ? named : named.slice(0, 1)).join(" ");
  const version = useSyncExternalStore(texts.subscribe, texts.version);
  const { language } = texts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts that have come make every text new
  return useMemo(
    () => ({
      t: (keys: string | readonly string[], options?: TextOptions) =>
        textOf(language, looked.split(" "), keys, options),
      i18n: { language },
    }),
    [language, looked, version],
  );
}
