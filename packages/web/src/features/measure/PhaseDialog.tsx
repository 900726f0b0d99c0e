import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Phase, phasesAfter } from "@querschnitt/shared/policy/phases";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMovePhase } from "../../api/measureMutations.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useMeasure } from "../../api/useMeasures.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./MeasureHeader.module.css";

/** The phases a measure went through; moderators move it on from here. */
export function PhaseDialog({
  measure,
  mayMove,
  directory,
  onClose,
}: {
  measure: MeasureRow;
  mayMove: boolean;
  directory: DirectoryView;
  onClose: () => void;
}) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const form = useId();
  const moving = useMovePhase(measure.id);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(mayMove ? "phase.title" : "phase.historyTitle")}
      description={t("phase.now", { phase: common(`phases.${measure.phase}`) })}
      {...(mayMove && {
        footer: (
          <>
            <Button onClick={onClose}>{common("cancel")}</Button>
            <Button type="submit" form={form} variant="primary" busy={moving.isPending}>
              {t("phase.move")}
            </Button>
          </>
        ),
      })}
    >
      {mayMove && <MoveForm id={form} phase={measure.phase} moving={moving} onMoved={onClose} />}
      <History measure={measure.id} directory={directory} />
    </Dialog>
  );
}

function MoveForm({
  id,
  phase,
  moving,
  onMoved,
}: {
  id: string;
  phase: Phase;
  moving: ReturnType<typeof useMovePhase>;
  onMoved: () => void;
}) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const toast = useToast();
  const problemText = useProblemText();
  const options = phasesAfter(phase);
  // The phase the person saw when the dialog opened: a move by somebody else meanwhile is a conflict.
  const [from] = useState(phase);
  const [to, setTo] = useState<Phase>(options[0] ?? phase);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    moving.mutate(
      { phase: to, reason, from },
      {
        onSuccess: () => {
          toast({ tone: "success", text: t("phase.moved", { phase: common(`phases.${to}`) }) });
          onMoved();
        },
      },
    );
  };
  return (
    <form id={id} className={styles.form} onSubmit={submit} noValidate>
      {moving.error && (
        <Alert tone="danger" live>
          {problemText(moving.error)}
        </Alert>
      )}
      <Select
        label={t("phase.to")}
        value={to}
        options={options.map((value) => ({ value, label: common(`phases.${value}`) }))}
        onValueChange={setTo}
      />
      <TextArea
        label={t("phase.reason")}
        hint={t("phase.reasonHint")}
        error={missing ? t("phase.reasonMissing") : undefined}
        value={reason}
        maxLength={2_000}
        required
        onChange={(event) => setReason(event.target.value)}
      />
    </form>
  );
}

function History({ measure, directory }: { measure: string; directory: DirectoryView }) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const { data } = useMeasure(measure);
  const history = [...(data?.phaseHistory ?? [])].reverse();
  if (history.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("phase.history")}>
      <h3>{t("phase.history")}</h3>
      <ol className={styles.history}>
        {history.map(({ to, by, at, reason }) => (
          <li key={at + to}>
            <p>
              <strong>{common(`phases.${to}`)}</strong>
              {reason && `: ${reason}`}
            </p>
            <p>
              {directory.person(by)?.name ?? common("unknownPerson")}, <DateText value={at} time />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
