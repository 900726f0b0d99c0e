import { type ItemKind, itemKinds, MAX_ITEM_TITLE, MAX_TIME_BOX } from "@querschnitt/shared/policy/agenda";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../api/usePlan.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";

export interface SuggestionTerms {
  title: string;
  kind: ItemKind;
  minutes: number | null;
  reason: string;
  measure: string | null;
}

/** What somebody wants to be dealt with. Mount it when it opens. */
export function SuggestForm({
  group,
  onSave,
  onClose,
}: {
  group: string;
  onSave: (terms: SuggestionTerms) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("sessions");
  const plan = usePlan();
  const [terms, setTerms] = useState<SuggestionTerms>({
    title: "",
    kind: "discussion",
    minutes: null,
    reason: "",
    measure: null,
  });
  const [minutes, setMinutes] = useState("");
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<SuggestionTerms>): void => setTerms({ ...terms, ...changes });
  const isTitleMissing = terms.title.trim() === "";
  const areMinutesWrong = minutes !== "" && !(Number(minutes) >= 0 && Number(minutes) <= MAX_TIME_BOX);
  const save = (): void => {
    setTried(true);
    if (isTitleMissing || areMinutesWrong) return;
    onSave({
      ...terms,
      title: terms.title.trim(),
      reason: terms.reason.trim(),
      minutes: minutes === "" ? null : Math.round(Number(minutes)),
    });
    onClose();
  };
  return (
    <FormDialog
      title={t("suggestions.suggest")}
      description={t("suggestions.suggestLead")}
      submitLabel={t("suggestions.send")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={t("item.title")}
        maxLength={MAX_ITEM_TITLE}
        required
        error={tried && isTitleMissing ? t("item.titleMissing") : undefined}
        value={terms.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <div className={styles.fields}>
        <Select
          label={t("item.kind")}
          value={terms.kind}
          options={itemKinds
            .filter((value) => value !== "formality")
            .map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onValueChange={(kind) => set({ kind })}
        />
        <TextField
          label={t("item.minutes")}
          inputMode="numeric"
          error={tried && areMinutesWrong ? t("item.minutesWrong", { most: MAX_TIME_BOX }) : undefined}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value.trim())}
        />
      </div>
      <Select
        label={t("item.measure")}
        value={terms.measure ?? ""}
        options={[
          { value: "", label: t("item.noMeasure") },
          ...(plan.data ?? [])
            .filter(({ workingGroup }) => workingGroup === group)
            .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
        ]}
        onValueChange={(measure) => set({ measure: measure === "" ? null : measure })}
      />
      <TextArea
        label={t("suggestions.reason")}
        maxLength={2_000}
        value={terms.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
    </FormDialog>
  );
}
