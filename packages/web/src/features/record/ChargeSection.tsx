import { useTranslation } from "react-i18next";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Fact, Facts } from "./Fact.tsx";
import { ChoiceField } from "./fields/ChoiceField.tsx";
import { Partners } from "./Partners.tsx";
import type { RecordDesk } from "./RecordDesk.ts";
import { RecordSection } from "./RecordSection.tsx";

/** Zuständig: exactly one lead, who takes part, whom to ask. */
export function ChargeSection({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const { record, mayEdit } = desk;
  const { leadOrganisation, partnerOrganisations, contact } = record;
  if (!mayEdit && !leadOrganisation && partnerOrganisations.length === 0 && !contact) return null;
  const missing = [leadOrganisation, contact].filter((value) => value === null).length;
  return (
    <RecordSection title={t("sections.charge")} missing={mayEdit ? missing : 0}>
      {mayEdit ? <ChargeForm desk={desk} /> : <ChargeFacts desk={desk} />}
    </RecordSection>
  );
}

function ChargeFacts({ desk: { record, directory } }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const { t: common } = useTranslation("common");
  const lead = directory.organisation(record.leadOrganisation);
  const person = directory.person(record.contact);
  const organisation = directory.organisationOf(record.contact);
  return (
    <>
      <Facts>
        <Fact label={t("lead.label")}>
          {lead && <OrganisationMark group={lead.stakeholderGroup} name={lead.name} />}
        </Fact>
      </Facts>
      {record.partnerOrganisations.length > 0 && (
        <Partners
          partners={record.partnerOrganisations}
          lead={record.leadOrganisation}
          directory={directory}
        />
      )}
      <Facts>
        <Fact label={t("contact.label")}>
          {record.contact &&
            (person ? [person.name, organisation?.name].filter(Boolean).join(", ") : common("unknownPerson"))}
        </Fact>
      </Facts>
    </>
  );
}

function ChargeForm({ desk: { record, directory, perform } }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const { t: common } = useTranslation("common");
  const people = directory.people.filter(({ id, active }) => active || id === record.contact);
  const known = people.some(({ id }) => id === record.contact);
  return (
    <>
      <ChoiceField
        name="leadOrganisation"
        label={t("lead.label")}
        hint={t("lead.hint")}
        value={record.leadOrganisation}
        none={t("notSet")}
        options={directory.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => perform({ type: "set-field", field: "leadOrganisation", value })}
      />
      <Partners
        partners={record.partnerOrganisations}
        lead={record.leadOrganisation}
        directory={directory}
        onChange={(organisation, involved) => perform({ type: "set-partner", organisation, involved })}
      />
      <ChoiceField
        name="contact"
        label={t("contact.label")}
        hint={t("contact.hint")}
        value={record.contact}
        none={t("notSet")}
        options={[
          ...(record.contact && !known ? [{ value: record.contact, label: common("unknownPerson") }] : []),
          ...people.map(({ id, name }) => {
            const organisation = directory.organisationOf(id)?.shortName;
            return { value: id, label: organisation ? `${name}, ${organisation}` : name };
          }),
        ]}
        onChange={(value) => perform({ type: "set-field", field: "contact", value })}
      />
    </>
  );
}
