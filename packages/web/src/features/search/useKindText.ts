import type { SearchHit } from "@querschnitt/shared/api/search";
import { useTranslation } from "react-i18next";

/** Says in what something was found, and whether that is not public. */
export function useKindText(): (hit: SearchHit) => string {
  const { t } = useTranslation("search");
  return (hit) => {
    const kind = t(`kinds.${hit.kind}`);
    return "closed" in hit && hit.closed ? t("closed", { kind }) : kind;
  };
}
