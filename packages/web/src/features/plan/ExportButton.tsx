import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { Button } from "../../ui/Button.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { useToday } from "../../ui/useToday.ts";
import type { PlanColumn } from "./planColumns.ts";
import type { NamedRow } from "./planRows.ts";

/** Saves what is shown as a table for spreadsheets. */
export function ExportButton({
  rows,
  columns,
}: {
  rows: readonly NamedRow[];
  columns: readonly PlanColumn[];
}) {
  const { t } = useTranslation("plan");
  const directory = useDirectory();
  const today = useToday();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const [{ planCsv }, { download }] = await Promise.all([
        import("./planCsv.ts"),
        import("../../ui/download.ts"),
      ]);
      download(
        `${t("csv.fileName")}-${today}.csv`,
        planCsv(rows, columns, { plan: t, directory }),
        "text/csv",
      );
    } catch {
      toast({ tone: "danger", text: t("csv.failed") });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" busy={busy} onClick={() => void save()} disabled={rows.length === 0}>
      {t("csv.save")}
    </Button>
  );
}
