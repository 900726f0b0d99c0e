import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { passwordProblem } from "./passwordProblem.ts";

export interface NewPassword {
  first: string;
  repeated: string;
}

/** A new password, twice. Errors show once somebody tried to go on. */
export function NewPasswordFields({
  label,
  value,
  onChange,
  checked,
}: {
  label: string;
  value: NewPassword;
  onChange: (value: NewPassword) => void;
  checked: boolean;
}) {
  const { t } = useTranslation("identity");
  const problem = checked ? passwordProblem(value.first, value.repeated) : undefined;
  return (
    <>
      <TextField
        label={label}
        hint={t("newPassword.hint")}
        error={problem === "tooShort" ? t("newPassword.tooShort") : undefined}
        type="password"
        autoComplete="new-password"
        required
        value={value.first}
        onChange={(event) => onChange({ ...value, first: event.target.value })}
      />
      <TextField
        label={t("newPassword.repeat")}
        error={problem === "differs" ? t("newPassword.differs") : undefined}
        type="password"
        autoComplete="new-password"
        required
        value={value.repeated}
        onChange={(event) => onChange({ ...value, repeated: event.target.value })}
      />
    </>
  );
}
