import { useTranslation } from "react-i18next";
import { ApiProblem, NetworkFailure } from "./ApiProblem.ts";

/** What an error means for the person in front of the screen, in the current language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation("common");
  return (error) => {
    if (error instanceof NetworkFailure) return t("problems.network");
    if (!(error instanceof ApiProblem)) return t("problems.unexpected-answer");
    if (error.type === "too-many-attempts" && error.retryAfter !== undefined) {
      return t("problems.too-many-attempts-wait", { seconds: Math.ceil(error.retryAfter) });
    }
    return t(`problems.${error.type}`);
  };
}
