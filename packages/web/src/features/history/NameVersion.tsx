import { newId } from "@querschnitt/shared/documents/identifiers";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameVersion } from "../../api/history.ts";
import { Button } from "../../ui/Button.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { VersionForm } from "./VersionForm.tsx";

/** Gives the present state of a measure a name; for those who edit it. */
export function NameVersion({ measure }: { measure: string }) {
  const { t } = useTranslation("history");
  const toast = useToast();
  const name = useNameVersion(measure);
  // One key for each opening of the form: pressing again after a lost answer names nothing twice.
  const [attempt, setAttempt] = useState<string>();
  const close = (): void => setAttempt(undefined);
  return (
    <>
      <Button size="small" icon="flag" onClick={() => setAttempt(newId())}>
        {t("versions.name")}
      </Button>
      {attempt && (
        <VersionForm
          title={t("versions.name")}
          submitLabel={t("versions.submit")}
          mutation={name}
          onSubmit={(chosen) =>
            name.mutate(
              { name: chosen, attempt },
              {
                onSuccess: (version) => {
                  toast({ tone: "success", text: t("versions.named", { name: version.name }) });
                  close();
                },
              },
            )
          }
          onClose={close}
        />
      )}
    </>
  );
}
