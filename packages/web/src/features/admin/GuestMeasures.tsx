import type { NewInvitation } from "@querschnitt/shared/api/identity";
import { measureRoles } from "@querschnitt/shared/policy/roles";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../api/usePlan.ts";
import { Select } from "../../ui/Select.tsx";
import styles from "./Admin.module.css";

type Invited = NewInvitation["measures"];

/** What a guest is invited to: one choice for each measure of the groups at hand. */
export function GuestMeasures({
  value,
  onChange,
  groups,
}: {
  value: Invited;
  onChange: (value: Invited) => void;
  groups: readonly string[];
}) {
  const { t } = useTranslation(["admin", "common"]);
  const measures = (usePlan().data ?? []).filter(({ workingGroup }) => groups.includes(workingGroup));
  const choose = (measure: string, role: string) => {
    const others = value.filter((one) => one.measure !== measure);
    const chosen = measureRoles.find((name) => name === role);
    onChange(chosen ? [...others, { measure, role: chosen }] : others);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t("invite.measures")}</legend>
      {measures.length === 0 && <p className={styles.more}>{t("invite.noMeasures")}</p>}
      {measures.map(({ id, number, title }) => (
        <Select
          key={id}
          label={`${number} ${title}`}
          value={value.find(({ measure }) => measure === id)?.role ?? ""}
          options={[
            { value: "", label: t("common:measureRoles.none") },
            ...measureRoles.map((role) => ({
              value: role as string,
              label: t(`common:measureRoles.${role}`),
            })),
          ]}
          onValueChange={(role) => choose(id, role)}
        />
      ))}
    </fieldset>
  );
}
