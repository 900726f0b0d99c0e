import { useMemo, useSyncExternalStore } from "react";
import { textOf, texts } from "./texts.ts";
import type { TextOptions } from "./translate.ts";

/**
 * What the build puts in the place of `react-i18next`: the same hook for what we use of it, at a tenth of the weight,
 * since it stands in the first view (docs/decisions/0013). A test compares its answers with those of i18next.
 */
export function useTranslation(namespaces: string | readonly string[] = "common") {
  const namespace = typeof namespaces === "string" ? namespaces : (namespaces[0] ?? "common");
  const version = useSyncExternalStore(texts.subscribe, texts.version);
  const { language } = texts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts that have come make every text new
  return useMemo(
    () => ({
      t: (keys: string | readonly string[], options?: TextOptions) =>
        textOf(language, namespace, keys, options),
      i18n: { language },
    }),
    [language, namespace, version],
  );
}
