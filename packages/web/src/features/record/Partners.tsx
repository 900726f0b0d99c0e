import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Select } from "../../ui/Select.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Record.module.css";

/** The organisations that take part beside the lead; editable if `onChange` is there. */
export function Partners({
  partners,
  lead,
  directory,
  onChange,
}: {
  partners: readonly string[];
  lead: string | null;
  directory: DirectoryView;
  onChange?: (organisation: string, involved: boolean) => void;
}) {
  const { t } = useTranslation("record");
  const { t: common } = useTranslation("common");
  const announce = useAnnounce();
  const toast = useToast();
  const [chosen, setChosen] = useState("");
  const named = partners
    .map((id) => ({ id, organisation: directory.organisation(id) }))
    .sort((a, b) => (a.organisation?.name ?? "").localeCompare(b.organisation?.name ?? "", "de"));
  const others = directory.organisations.filter(({ id }) => id !== lead && !partners.includes(id));
  const change = (id: string, involved: boolean): void => {
    if (!onChange) return;
    onChange(id, involved);
    const name = directory.organisation(id)?.name ?? common("unknownOrganisation");
    if (involved) announce(t("partners.added", { name }));
    else
      toast({
        text: t("partners.removed", { name }),
        action: { label: common("undo"), perform: () => onChange(id, true) },
      });
  };

  return (
    <div className={styles.field}>
      <h3 className={styles.name}>{t("partners.label")}</h3>
      {named.length === 0 && <p className={styles.none}>{t("partners.none")}</p>}
      <ul className={styles.partners}>
        {named.map(({ id, organisation }) => (
          <li key={id}>
            {organisation ? (
              <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
            ) : (
              common("unknownOrganisation")
            )}
            {onChange && (
              <IconButton
                size="small"
                icon="close"
                label={t("partners.remove", { name: organisation?.name ?? common("unknownOrganisation") })}
                onClick={() => change(id, false)}
              />
            )}
          </li>
        ))}
      </ul>
      {onChange && others.length > 0 && (
        <div className={styles.add}>
          <Select
            className={styles.addChoice}
            label={t("partners.add")}
            value={chosen}
            options={[
              { value: "", label: t("choose") },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValueChange={setChosen}
          />
          <Button
            icon="add"
            aria-disabled={chosen === "" || undefined}
            onClick={() => {
              if (chosen === "") return;
              change(chosen, true);
              setChosen("");
            }}
          >
            {t("partners.addButton")}
          </Button>
        </div>
      )}
    </div>
  );
}
