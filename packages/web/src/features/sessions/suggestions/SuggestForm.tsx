import { type ItemKind, itemKinds } from "@querschnitt/shared/policy/agenda";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../api/usePlan.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { readTopic, type Topic, TopicFields } from "../agenda/TopicFields.tsx";

export interface SuggestionTerms {
  title: string;
  kind: ItemKind;
  minutes: number | null;
  reason: string;
  measure: string | null;
}

/** Formalities are for those who prepare the session. */
const kinds = itemKinds.filter((kind) => kind !== "formality");

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
  const [topic, setTopic] = useState<Topic>({ title: "", kind: "discussion", minutes: "" });
  const [measure, setMeasure] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const save = (): void => {
    setTried(true);
    const said = readTopic(topic);
    if (!said) return;
    onSave({ ...said, reason: reason.trim(), measure: measure || null });
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
      <TopicFields {...{ topic, tried, kinds }} onChange={setTopic} />
      <Select
        label={t("item.measure")}
        value={measure}
        options={[
          { value: "", label: t("item.noMeasure") },
          ...(plan.data ?? [])
            .filter(({ workingGroup }) => workingGroup === group)
            .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
        ]}
        onValueChange={setMeasure}
      />
      <TextArea
        label={t("suggestions.reason")}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
