import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useTranslation } from "react-i18next";
import { useDeputies } from "../../api/deputies.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { DateText } from "../../ui/DateText.tsx";
import styles from "./Responsibilities.module.css";

/** Beside the person in charge: who acts for them today, and until when. */
export function RepresentedBy({
  person,
  today,
  directory,
}: {
  person: string;
  today: string;
  directory: DirectoryView;
}) {
  const { t } = useTranslation(["deputies", "common"]);
  return useDeputies()
    .of(person, today)
    .map(({ id, deputy, until }) => (
      <span key={id} className={styles.deputy}>
        {t("representedBy", { name: directory.person(deputy)?.name ?? t("common:unknownPerson") })}{" "}
        <DateText value={until} />
      </span>
    ));
}

/**
 * Beside whoever accepted: for whom they acted that day. Where the responsibility names a person it is about that one
 * only; the acceptance itself is the organisation's in any case.
 */
export function ActingFor({
  acceptedBy,
  acceptedAt,
  person,
  directory,
}: {
  acceptedBy: string;
  /** Milliseconds since the epoch. */
  acceptedAt: number;
  person: string | null;
  directory: DirectoryView;
}) {
  const { t } = useTranslation(["deputies", "common"]);
  const represented = useDeputies()
    .actingFor(acceptedBy, dayOf(new Date(acceptedAt)))
    .filter((one) => person === null || one.person === person)
    .map((one) => directory.person(one.person)?.name ?? t("common:unknownPerson"));
  return represented.length > 0 && <> ({t("onBehalf", { names: represented.join(", ") })})</>;
}
