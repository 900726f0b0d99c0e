import type { Version } from "@querschnitt/shared/api/history";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRemoveVersion, useRenameVersion } from "../../api/history.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./History.module.css";
import { VersionForm } from "./VersionForm.tsx";

/** What can be done with the name of a state. */
export function VersionMenu({ measure, version }: { measure: string; version: Version }) {
  const { t } = useTranslation("history");
  const problemText = useProblemText();
  const toast = useToast();
  const [dialog, setDialog] = useState<"rename" | "remove">();
  const rename = useRenameVersion(measure);
  const remove = useRemoveVersion(measure);
  const { id, name } = version;
  const close = (): void => setDialog(undefined);
  return (
    <span className={styles.versionActions}>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("versions.renameOf", { name })}
        onClick={() => setDialog("rename")}
      >
        {t("versions.rename")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("versions.removeOf", { name })}
        onClick={() => setDialog("remove")}
      >
        {t("versions.remove")}
      </Button>
      {dialog === "rename" && (
        <VersionForm
          title={t("versions.renameOf", { name })}
          submitLabel={t("versions.rename")}
          name={name}
          mutation={rename}
          onSubmit={(next) =>
            rename.mutate(
              { version: id, name: next },
              {
                onSuccess: () => {
                  toast({ tone: "success", text: t("versions.named", { name: next }) });
                  close();
                },
              },
            )
          }
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={dialog === "remove"}
        onOpenChange={(open) => !open && close()}
        title={t("versions.removeTitle", { name })}
        description={t("versions.removeText")}
        confirm={t("versions.remove")}
        danger
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(id, {
            onSuccess: () => toast({ tone: "success", text: t("versions.removed", { name }) }),
            onError: (error) => toast({ tone: "warning", text: problemText(error) }),
            onSettled: close,
          })
        }
      />
    </span>
  );
}
