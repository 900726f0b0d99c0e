import type { Deputy } from "@querschnitt/shared/api/workspace";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeputies, useEndDeputy } from "../../api/deputies.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Deputies.module.css";
import { DeputyDialog } from "./DeputyDialog.tsx";

/** Who acts for a person, and for whom they act: now and in days to come. */
export function Deputies({ person, organisation }: { person: string; organisation: string }) {
  const { t } = useTranslation(["deputies", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const directory = useDirectory();
  const deputies = useDeputies();
  const end = useEndDeputy(person);
  const [naming, setNaming] = useState(false);
  const today = dayOf(new Date());
  const nameOf = (id: string) => directory.person(id)?.name ?? t("common:unknownPerson");
  const open = deputies.all
    .filter(({ until }) => until >= today)
    .sort((one, other) => one.from.localeCompare(other.from));
  const own = open.filter((one) => one.person === person);
  const acting = open.filter((one) => one.deputy === person);
  const colleagues = directory.people.filter(
    (one) => one.organisation === organisation && one.active && one.id !== person,
  );
  return (
    <div className={styles.deputies}>
      {end.error && (
        <Alert tone="danger" live>
          {problemText(end.error)}
        </Alert>
      )}
      {own.length === 0 && colleagues.length > 0 && <p className={styles.note}>{t("none")}</p>}
      <ul className="plain-list">
        {own.map((one) => (
          <li key={one.id} className={styles.entry}>
            <div>
              <p className={styles.name}>
                {nameOf(one.deputy)} {one.from <= today && <Badge tone="info">{t("now")}</Badge>}
              </p>
              <Period deputy={one} />
            </div>
            <Button
              size="small"
              variant="danger"
              busy={end.isPending && end.variables === one.id}
              aria-label={t("endOne", { name: nameOf(one.deputy) })}
              onClick={() =>
                end.mutate(one.id, { onSuccess: () => toast({ text: t("ended"), tone: "success" }) })
              }
            >
              {t("end")}
            </Button>
          </li>
        ))}
      </ul>
      {acting.map((one) => (
        <div key={one.id} className={styles.entry}>
          <div>
            <p className={styles.name}>{t("actingFor", { name: nameOf(one.person) })}</p>
            <Period deputy={one} />
          </div>
        </div>
      ))}
      {colleagues.length === 0 ? (
        <p className={styles.note}>{t("nobody")}</p>
      ) : (
        <div>
          <Button icon="add" onClick={() => setNaming(true)}>
            {t("name")}
          </Button>
        </div>
      )}
      {naming && <DeputyDialog person={person} colleagues={colleagues} onClose={() => setNaming(false)} />}
    </div>
  );
}

function Period({ deputy: { from, until } }: { deputy: Deputy }) {
  const { t } = useTranslation("deputies");
  return (
    <p className={styles.note}>
      <DateText value={from} /> {t("until")} <DateText value={until} />
    </p>
  );
}
