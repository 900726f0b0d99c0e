import { useTranslation } from "react-i18next";
import type { RoomProblem } from "../sync/RoomHandle.ts";
import { Alert } from "../ui/Alert.tsx";
import { Button } from "../ui/Button.tsx";

const told = ["outdated", "storage", "refused"] as const;

/** What stands in the way of a room, and what helps. Sign-in and access are the page's matter. */
export function RoomProblemAlert({
  problem,
  titles,
}: {
  problem: RoomProblem | undefined;
  /** Those that name what the page shows. */
  titles: Record<"outdated" | "storage", string>;
}) {
  const { t } = useTranslation("editor");
  const shown = told.find((one) => one === problem);
  if (!shown) return null;
  return (
    <Alert
      live
      tone={shown === "outdated" ? "warning" : "danger"}
      title={shown === "refused" ? t("problem.refused") : titles[shown]}
      actions={
        shown !== "storage" && (
          <Button size="small" icon="refresh" onClick={() => window.location.reload()}>
            {t("problem.reload")}
          </Button>
        )
      }
    >
      {t(`problem.${shown}Text`)}
    </Alert>
  );
}
