import { type ReportReason, reportReasons } from "@querschnitt/shared/api/messages";
import type { Anchor } from "@querschnitt/shared/policy/discussion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem, NetworkFailure } from "../../api/ApiProblem.ts";
import { useAskForRedaction } from "../../api/redactions.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Redactions.module.css";

/** Says what a redaction does, and asks for it: a second person decides. */
export function RedactDialog({
  measure,
  anchor,
  reason: first = "personal-data",
  onClose,
}: {
  measure: string;
  anchor: Anchor;
  reason?: ReportReason;
  onClose: () => void;
}) {
  const { t } = useTranslation(["redactions", "reports"]);
  const problemText = useProblemText();
  const toast = useToast();
  const ask = useAskForRedaction();
  const [reason, setReason] = useState(first);
  const { error } = ask;
  const problem = !error
    ? undefined
    : error instanceof NetworkFailure
      ? t("ask.offline")
      : error instanceof ApiProblem && error.status === 404
        ? t("ask.gone")
        : problemText(error);

  const submit = (): void => {
    const { start, end } = anchor;
    ask.mutate(
      { measure, anchor: { start, end }, reason },
      {
        onSuccess: () => {
          toast({ tone: "success", text: t("ask.sent") });
          onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      title={t("ask.title")}
      description={t("ask.lead")}
      submitLabel={t("ask.send")}
      busy={ask.isPending}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <blockquote className={styles.quote} lang="de">
        {anchor.quote}
      </blockquote>
      <Select
        label={t("reports:report.reason")}
        value={reason}
        options={reportReasons.map((value) => ({ value, label: t(`reports:reasons.${value}`) }))}
        onValueChange={setReason}
      />
      <Consequences />
    </FormDialog>
  );
}

/** What a redaction takes away, and what it does not. */
export function Consequences() {
  const { t } = useTranslation("redactions");
  return (
    <ul className={styles.consequences}>
      {(["gone", "final", "elsewhere", "outside"] as const).map((name) => (
        <li key={name}>{t(`consequences.${name}`)}</li>
      ))}
    </ul>
  );
}
