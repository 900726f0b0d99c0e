import type { Authorship } from "@querschnitt/shared/api/history";
import { stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Opener } from "../../ui/Opener.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import styles from "./Authorship.module.css";
import { type Group, percentages } from "./percentages.ts";
import type { ShownAuthorship } from "./useAuthorship.ts";

/** Beside the text that shows who wrote what: what the marks mean, who wrote at the caret, and how much each group wrote. */
export function AuthorshipPanel({ shown }: { shown: ShownAuthorship }) {
  const { t } = useTranslation(["authorship", "common"]);
  const problemText = useProblemText();
  const { data, error, retry } = shown;
  return (
    <section className={styles.panel} aria-labelledby="authorship-title">
      <div className={styles.head}>
        <h2 id="authorship-title">{t("title")}</h2>
        <Button size="small" variant="quiet" icon="close" onClick={() => shown.setOn(false)}>
          {t("hide")}
        </Button>
      </div>
      {!data && !error && <Skeleton lines={3} />}
      {!data && Boolean(error) && (
        <Alert
          tone="warning"
          live
          actions={
            <Button size="small" onClick={retry}>
              {t("common:retry")}
            </Button>
          }
        >
          {problemText(error)}
        </Alert>
      )}
      {data && (
        <>
          <p className={styles.quiet}>{t("caret")}</p>
          <Legend data={data} />
          <Shares data={data} />
          <p className={styles.quiet}>{t("rules")}</p>
        </>
      )}
    </section>
  );
}

/** Who wrote what stands at the caret: at the lower edge of the window, while the text is on it. */
export function AuthorAtCaret({ words }: { words: string | undefined }) {
  return (
    <p className={styles.caret} role="status">
      {words}
    </p>
  );
}

function groupsIn(data: Authorship): Group[] {
  const present = new Set(
    data.sections.flatMap(({ shares }) => shares.map((share) => share.stakeholderGroup)),
  );
  return [...stakeholderGroups.filter((group) => present.has(group)), ...(present.has(null) ? [null] : [])];
}

function Legend({ data }: { data: Authorship }) {
  const { t } = useTranslation("authorship");
  return (
    <ul className={styles.legend} aria-label={t("legend")}>
      {groupsIn(data).map((group) => (
        <li key={group ?? ""}>
          <GroupName group={group} />
        </li>
      ))}
    </ul>
  );
}

function GroupName({ group }: { group: Group }) {
  const { t } = useTranslation("authorship");
  const look = useStakeholderLook();
  return group ? (
    <OrganisationMark group={group} name={look(group).name} />
  ) : (
    <span className={styles.template}>{t("template")}</span>
  );
}

/** How much of each section each group wrote: a bar for the eye, the same as a table. */
function Shares({ data }: { data: Authorship }) {
  const { t, i18n } = useTranslation("authorship");
  const look = useStakeholderLook();
  const [isOpen, setOpen] = useState(false);
  const table = useId();
  const groups = groupsIn(data);
  const number = new Intl.NumberFormat(i18n.language);
  const heading = (words: string): string => words || t("beforeFirst");
  const nameOf = (group: Group): string => (group ? look(group).name : t("template"));
  const sections = data.sections.filter(({ shares }) => shares.length > 0);
  return (
    <>
      <ul className="plain-list">
        {sections.map(({ heading: words, block, shares }) => (
          <li key={block} className={styles.section}>
            <span lang="de">{heading(words)}</span>
            <span
              className={styles.bar}
              role="img"
              aria-label={percentages(shares)
                .map(({ group, percent }) => t("share", { group: nameOf(group), percent }))
                .join(", ")}
            >
              {percentages(shares).map(({ group, percent, characters }) => (
                <span
                  key={group ?? ""}
                  className={styles.part}
                  data-template={group ? undefined : ""}
                  style={{
                    flexGrow: characters,
                    ...(group && { background: look(group).colour, color: look(group).onColour }),
                  }}
                >
                  {percent >= 8 && (group ? `${look(group).letter} ${percent} %` : `${percent} %`)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Opener isOpen={isOpen} onToggle={() => setOpen(!isOpen)} controls={table}>
        {t("asTable")}
      </Opener>
      <div id={table} hidden={!isOpen}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t("caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("section")}</th>
              {groups.map((group) => (
                <th key={group ?? ""} scope="col">
                  {nameOf(group)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sections.map(({ heading: words, block, shares }) => (
              <tr key={block}>
                <th scope="row" lang="de">
                  {heading(words)}
                </th>
                {groups.map((group) => (
                  <td key={group ?? ""}>
                    {number.format(
                      shares.find(({ stakeholderGroup }) => stakeholderGroup === group)?.characters ?? 0,
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
