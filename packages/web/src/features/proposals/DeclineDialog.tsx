import { MAX_REFUSAL } from "@querschnitt/shared/api/proposals";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextArea } from "../../ui/TextArea.tsx";

/** Asks why proposals are declined; everybody who reads them reads it. */
export function DeclineDialog({
  count,
  busy,
  problem,
  onClose,
  onDecline,
}: {
  count: number;
  busy: boolean;
  problem: string | undefined;
  onClose: () => void;
  /** Called with a reason that is not empty. */
  onDecline: (reason: string) => void;
}) {
  const { t } = useTranslation("proposals");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <FormDialog
      title={t("decline.title", { count })}
      description={t("decline.meaning")}
      submitLabel={t("decline.confirm")}
      busy={busy}
      problem={problem}
      noValidate
      onClose={onClose}
      onSubmit={() => {
        setMissing(reason.trim() === "");
        if (reason.trim() !== "") onDecline(reason.trim());
      }}
    >
      <TextArea
        label={t("decline.reason")}
        value={reason}
        maxLength={MAX_REFUSAL}
        error={isMissing && reason.trim() === "" ? t("decline.missing") : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
