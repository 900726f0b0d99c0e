import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** As many characters as a name of a state may have. */
const MOST = 120;

/** Asks for the name of a state. */
export function VersionForm({
  title,
  submitLabel,
  name = "",
  mutation,
  onSubmit,
  onClose,
}: {
  title: string;
  submitLabel: string;
  name?: string;
  mutation: { isPending: boolean; error: unknown };
  onSubmit: (name: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("history");
  const problemText = useProblemText();
  const [value, setValue] = useState(name);
  const [isTried, setTried] = useState(false);
  const isMissing = value.trim() === "";
  return (
    <FormDialog
      title={title}
      description={t("versions.help")}
      submitLabel={submitLabel}
      busy={mutation.isPending}
      problem={mutation.error ? problemText(mutation.error) : undefined}
      noValidate
      onClose={onClose}
      onSubmit={() => (isMissing ? setTried(true) : onSubmit(value.trim()))}
    >
      <TextField
        label={t("versions.label")}
        hint={t("versions.example")}
        error={isTried && isMissing ? t("versions.missing") : undefined}
        value={value}
        maxLength={MOST}
        onChange={(event) => setValue(event.target.value)}
      />
    </FormDialog>
  );
}
