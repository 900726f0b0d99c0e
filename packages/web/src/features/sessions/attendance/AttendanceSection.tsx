import type { Session } from "@querschnitt/shared/api/sittings";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { PersonAdder } from "../PersonAdder.tsx";
import styles from "../Sessions.module.css";
import { timeText } from "../sessionTime.ts";
import type { OpenPart } from "../useSessionParts.ts";
import { AttendanceForm } from "./AttendanceForm.tsx";
import { type AttendanceTerms, countPresent, isThere, type Present, roleIn } from "./attendance.ts";

/** Who is there, from when to when, and who of them can vote. To note or to read. */
export function AttendanceSection({
  session,
  part,
  directory,
  mayEdit,
}: {
  session: Session;
  /** The public part: attendance is recorded once, there. */
  part: OpenPart;
  directory: DirectoryView;
  mayEdit: boolean;
}) {
  const { t, i18n } = useTranslation(["minutes", "common"]);
  const toast = useToast();
  // Asked again now and then, but what was noted a moment ago counts at once.
  useNow();
  const now = Date.now();
  const [edited, setEdited] = useState<Present>();
  const { attendance, end } = part.protocol;
  const { perform } = part.protocolRoom;
  const members = new Set(directory.workingGroup(session.workingGroup)?.members.map(({ person }) => person));
  const isRunning = session.state === "running";
  const at = end ?? now;
  const { present, voting } = countPresent(attendance, at);
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("common:unknownPerson");
  const byName = (one: string, other: string): number =>
    nameOf(one).localeCompare(nameOf(other), i18n.language);
  const missing = session.invited
    .filter(({ person }) => !attendance.some((one) => one.person === person))
    .sort((one, other) => byName(one.person, other.person));
  const others = directory.people.filter(
    ({ id, active }) =>
      active &&
      !session.invited.some(({ person }) => person === id) &&
      !attendance.some(({ person }) => person === id),
  );
  const missingKey = isRunning ? "attendance.notYet" : "attendance.missing";

  const add = (person: string, votes: boolean, from: number | null): string => {
    const entry = newId();
    const values: AttendanceTerms = {
      ...{ person, voting: votes, from, until: null, substituteFor: null },
      role: roleIn(session, person, members.has(person)),
    };
    perform({ type: "add-entry", root: "attendance", entry, values });
    return entry;
  };
  const change = (entry: string, changes: Partial<Present>): void =>
    perform({ type: "edit-entry", root: "attendance", entry, changes });
  const addAllMissing = (): void => {
    const entries = missing.map(({ person, voting: votes }) => add(person, votes, null));
    toast({
      text: t("attendance.allAdded", { count: entries.length }),
      action: {
        label: t("common:undo"),
        perform: () => {
          for (const entry of entries) change(entry, { deleted: true });
        },
      },
    });
  };
  const remove = ({ id, person }: Present): void => {
    change(id, { deleted: true });
    toast({
      text: t("attendance.removed", { person: nameOf(person) }),
      action: { label: t("common:undo"), perform: () => change(id, { deleted: false }) },
    });
  };
  const span = ({ from, until }: Present): string =>
    from === null && until === null
      ? ""
      : t(until === null ? "attendance.from" : from === null ? "attendance.until" : "attendance.fromUntil", {
          from: from === null ? "" : timeText(i18n.language, from),
          until: until === null ? "" : timeText(i18n.language, until),
        });

  return (
    <section className={styles.section} aria-label={t("attendance.title")}>
      <h2>{t("attendance.title")}</h2>
      <p className={styles.small}>
        {t("attendance.present", { count: present })} {t("attendance.voting", { count: voting })}
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list} aria-label={t("attendance.listed")}>
        {[...attendance]
          .sort((one, other) => byName(one.person, other.person))
          .map((one) => (
            <li key={one.id} className={styles.person}>
              <span>{nameOf(one.person)}</span>
              {one.role !== "member" && <Badge>{t(`roles.${one.role}`)}</Badge>}
              {!one.voting && <Badge>{t("attendance.advising")}</Badge>}
              {one.substituteFor !== null && (
                <span className={styles.small}>
                  {t("attendance.substitute", { person: nameOf(one.substituteFor) })}
                </span>
              )}
              <span className={styles.small}>{span(one)}</span>
              {mayEdit && (
                <span className={styles.personActions}>
                  {isRunning && isThere(one, now) && (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={t("attendance.leavesOf", { person: nameOf(one.person) })}
                      onClick={() => change(one.id, { until: Date.now() })}
                    >
                      {t("attendance.leaves")}
                    </Button>
                  )}
                  <Menu
                    trigger={
                      <IconButton
                        size="small"
                        icon="more"
                        label={t("attendance.actions", { person: nameOf(one.person) })}
                      />
                    }
                  >
                    <MenuItem icon="edit" onSelect={() => setEdited(one)}>
                      {t("common:edit")}
                    </MenuItem>
                    {one.until !== null && (
                      <MenuItem
                        icon="redo"
                        onSelect={() => add(one.person, one.voting, isRunning ? Date.now() : one.until)}
                      >
                        {t("attendance.comesBack")}
                      </MenuItem>
                    )}
                    <MenuLine />
                    <MenuItem icon="trash" danger onSelect={() => remove(one)}>
                      {t("attendance.remove")}
                    </MenuItem>
                  </Menu>
                </span>
              )}
            </li>
          ))}
      </ul>
      {missing.length > 0 && (
        <>
          <h3>{t(missingKey)}</h3>
          {mayEdit && missing.length > 1 && (
            <div>
              <Button size="small" icon="check" onClick={addAllMissing}>
                {t("attendance.allThere")}
              </Button>
            </div>
          )}
          {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
          <ul role="list" className={styles.list} aria-label={t(missingKey)}>
            {missing.map(({ person, voting: votes }) => (
              <li key={person} className={styles.person}>
                <span>{nameOf(person)}</span>
                {mayEdit && (
                  <span className={styles.personActions}>
                    <Button
                      size="small"
                      icon="check"
                      aria-label={t("attendance.isThereOf", { person: nameOf(person) })}
                      onClick={() => add(person, votes, null)}
                    >
                      {t("attendance.isThere")}
                    </Button>
                    {isRunning && (
                      <Button
                        size="small"
                        variant="quiet"
                        icon="clock"
                        aria-label={t("attendance.comesNowOf", { person: nameOf(person) })}
                        onClick={() => add(person, votes, Date.now())}
                      >
                        {t("attendance.comesNow")}
                      </Button>
                    )}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit && (
        <PersonAdder
          label={t("attendance.addOther")}
          choose={t("attendance.choose")}
          button={t("attendance.addButton")}
          people={others}
          onAdd={(person) => add(person, false, isRunning ? Date.now() : null)}
        />
      )}
      {edited && (
        <AttendanceForm
          before={edited}
          {...{ session, directory }}
          onSave={(changes) => change(edited.id, changes)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}
