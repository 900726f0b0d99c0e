import { type Reported, type ReportReason, reportReasons } from "@querschnitt/shared/api/messages";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { readableMentions } from "@querschnitt/shared/documents/mentions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem, NetworkFailure } from "../../api/ApiProblem.ts";
import { useSendReport } from "../../api/messages.ts";
import { useMentionNames } from "../../api/useMentionNames.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Reports.module.css";

/** What somebody has begun to say of a report. */
export interface BegunReport {
  reason: ReportReason;
  remark: string;
}

export const noReport: BegunReport = { reason: "personal-data", remark: "" };

/** Asks what is wrong with a passage or a comment, and reports it. What was typed is the caller's, and stays. */
export function ReportDialog({
  measure,
  about,
  begun,
  onBegun,
  onClose,
}: {
  measure: string;
  about: Reported;
  begun: BegunReport;
  onBegun: (begun: BegunReport) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("reports");
  const problemText = useProblemText();
  const toast = useToast();
  const send = useSendReport();
  const [key] = useState(newId);
  const names = useMentionNames();
  const quote = about.type === "passage" ? about.anchor.quote : readableMentions(about.quote, names);
  const { error } = send;
  const problem = !error
    ? undefined
    : error instanceof NetworkFailure
      ? t("report.offline")
      : error instanceof ApiProblem && error.type === "too-many-attempts"
        ? t("report.tooMany")
        : problemText(error);

  const submit = (): void => {
    send.mutate(
      { key, measure, about, reason: begun.reason, remark: begun.remark.trim() },
      {
        onSuccess: () => {
          onBegun(noReport);
          toast({ tone: "success", text: t("report.sent") });
          onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      title={t(`report.title.${about.type}`)}
      description={t("report.lead")}
      submitLabel={t("report.send")}
      busy={send.isPending}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <blockquote className={styles.quote} lang="de">
        {quote}
      </blockquote>
      <Select
        label={t("report.reason")}
        value={begun.reason}
        options={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        onValueChange={(reason) => onBegun({ ...begun, reason })}
      />
      <TextArea
        label={t("report.remark")}
        hint={t("report.remarkHint")}
        maxLength={2_000}
        value={begun.remark}
        onChange={(event) => onBegun({ ...begun, remark: event.target.value })}
      />
    </FormDialog>
  );
}
