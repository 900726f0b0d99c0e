import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Phase, phasesAfter } from "@querschnitt/shared/policy/phases";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMovePhase } from "../../api/measureMutations.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useMeasure } from "../../api/useMeasures.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { DateText } from "../../ui/DateText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./MeasureHeader.module.css";

/** The phases a measure went through; moderators move it on from here. */
export function PhaseDialog({ mayMove, ...shown }: MoveProps & { mayMove: boolean }) {
  return mayMove ? <MoveDialog {...shown} /> : <HistoryDialog {...shown} />;
}

interface PhaseProps {
  measure: MeasureRow;
  directory: DirectoryView;
  onClose: () => void;
}

interface MoveProps extends PhaseProps {
  /** The phase that was chosen before the dialog opened. */
  to?: Phase;
}

function HistoryDialog({ measure, directory, onClose }: PhaseProps) {
  const { t } = useTranslation(["measure", "common"]);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("phase.historyTitle")}
      description={t("phase.now", { phase: t(`common:phases.${measure.phase}`) })}
    >
      <History measure={measure.id} directory={directory} />
    </Dialog>
  );
}

function MoveDialog({ measure: { id, phase }, to: chosen, directory, onClose }: MoveProps) {
  const { t } = useTranslation(["measure", "common"]);
  const toast = useToast();
  const problemText = useProblemText();
  const moving = useMovePhase(id);
  const options = phasesAfter(phase);
  // The phase the person saw when the dialog opened: a move by somebody else meanwhile is a conflict.
  const [from] = useState(phase);
  const [to, setTo] = useState<Phase>(chosen ?? options[0] ?? phase);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const isMovedMeanwhile = phase !== from && !moving.isSuccess;
  const submit = (): void => {
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    moving.mutate(
      { phase: to, reason, from },
      {
        onSuccess: () => {
          toast({ tone: "success", text: t("phase.moved", { phase: t(`common:phases.${to}`) }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t("phase.title")}
      description={t("phase.now", { phase: t(`common:phases.${phase}`) })}
      submitLabel={t("phase.move")}
      busy={moving.isPending}
      problem={
        isMovedMeanwhile
          ? t("phase.movedMeanwhile", { phase: t(`common:phases.${phase}`) })
          : moving.error
            ? problemText(moving.error)
            : undefined
      }
      noValidate
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("phase.to")}
        value={to}
        options={options.map((value) => ({ value, label: t(`common:phases.${value}`) }))}
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
      <History measure={id} directory={directory} />
    </FormDialog>
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
