import { useTranslation } from "react-i18next";
import type { KeyNames } from "../ui/shortcuts.ts";

/** Names of keys in the current language. */
export function useKeyNames(): KeyNames {
  const { t } = useTranslation("frame");
  return { control: t("keys.control"), shift: t("keys.shift"), alt: t("keys.alt") };
}
