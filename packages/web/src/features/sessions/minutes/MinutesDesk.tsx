import type { Me } from "@querschnitt/shared/api/identity";
import type { Session } from "@querschnitt/shared/api/sittings";
import { mayCloseMinutes, mayRecord } from "@querschnitt/shared/policy/sessions";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearch } from "wouter";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { PresentPeople } from "../../../editor/PresentPeople.tsx";
import { RoomProblemAlert } from "../../../editor/RoomProblemAlert.tsx";
import { usePresentPeople } from "../../../editor/usePresentPeople.ts";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";
import { useRoom } from "../../../sync/useRoom.ts";
import { AttendanceSection } from "../attendance/AttendanceSection.tsx";
import { readFloor } from "../live/floor.ts";
import { SessionDownload } from "../SessionDownload.tsx";
import { SessionFactList } from "../SessionHeader.tsx";
import { type OpenPart, partOf, type SessionItem, type SessionParts } from "../useSessionParts.ts";
import { ClosedMinutes } from "./ClosedMinutes.tsx";
import { CloseMinutes } from "./CloseMinutes.tsx";
import type { ItemDesk } from "./ItemDesk.ts";
import styles from "./Minutes.module.css";
import { MinutesItem } from "./MinutesItem.tsx";
import { MinutesTimes } from "./MinutesTimes.tsx";

/** The minutes: to write item by item for those who record them, to read as a whole for everybody. */
export function MinutesDesk({
  session,
  parts,
  me,
  directory,
}: {
  session: Session;
  parts: SessionParts;
  me: Me;
  directory: DirectoryView;
}) {
  const { t } = useTranslation(["minutes", "sessions"]);
  const search = useSearch();
  const open = useRoom({ kind: "minutes", session: session.id, part: "public" });
  const closed = useRoom(
    session.entitled ? { kind: "minutes", session: session.id, part: "closed" } : undefined,
  );
  const present = usePresentPeople(open?.awareness, me.person.id);
  const records = mayRecord(session);
  const place = new URLSearchParams(search);
  const chosen = place.get("item");
  const item = parts.items.find(({ id }) => id === chosen);
  const isAttendance = place.get("part") === "attendance";
  const current = readFloor(parts)?.item?.id;
  const attendance = parts.open?.protocol.attendance ?? [];
  const roomOf = ({ part }: SessionItem): RoomHandle | undefined => (part === "closed" ? closed : open);
  const deskOf = (one: SessionItem, mayEdit: boolean): ItemDesk => ({
    ...{ session, directory, attendance, item: one, mayEdit },
    part: partOf(parts, one.part) as OpenPart,
  });
  const show = (one: SessionItem, mayEdit: boolean) => (
    <MinutesItem key={one.id} desk={deskOf(one, mayEdit)} parts={parts} minutes={roomOf(one)} me={me} />
  );
  const rooms = [
    ...[open, closed],
    ...[parts.open, parts.closed].flatMap((part) => [part?.agendaRoom, part?.protocolRoom]),
  ];
  const isWhole = !records || (!item && !isAttendance);
  // Whoever was led to an item finds it in the whole.
  useEffect(() => {
    if (isWhole && chosen) document.getElementById(`item-${chosen}`)?.scrollIntoView();
  }, [isWhole, chosen]);

  return (
    <>
      <RoomProblemAlert
        problem={[open, closed].map((room) => room?.status.problem).find(Boolean)}
        titles={{ outdated: t("problems.outdated"), storage: t("problems.storage") }}
      />
      <ClosedMinutes {...{ session, directory }} />
      <div className={styles.tools}>
        <SessionDownload session={session} document="minutes" />
        {mayCloseMinutes(session) && <CloseMinutes {...{ session, parts, rooms }} />}
      </div>
      <div className={records ? styles.desk : undefined}>
        {records && (
          <div className={styles.side}>
            <nav aria-label={t("contents")} className={styles.contents}>
              <Place query="" isCurrent={isWhole}>
                {t("whole")}
              </Place>
              <Place query="part=attendance" isCurrent={isAttendance}>
                {t("attendance.title")}
              </Place>
              {parts.items.map(({ id, label, title, parent }) => (
                <Place key={id} query={`item=${id}`} isCurrent={id === item?.id} isSub={parent !== null}>
                  {label} {title}
                  {id === current && <span className={styles.now}> ({t("now")})</span>}
                </Place>
              ))}
            </nav>
            <PresentPeople people={present} />
          </div>
        )}
        <div className={styles.sheet}>
          {isWhole ? (
            <>
              {records && <p className={styles.hint}>{t("whereToWrite")}</p>}
              <SessionFactList {...{ session, directory }} />
              <MinutesTimes {...{ session, parts }} mayEdit={false} />
              {parts.open && (
                <AttendanceSection {...{ session, directory }} part={parts.open} mayEdit={false} />
              )}
              {parts.items.map((one) => show(one, false))}
            </>
          ) : isAttendance ? (
            <>
              <MinutesTimes {...{ session, parts }} mayEdit />
              {parts.open && <AttendanceSection {...{ session, directory }} part={parts.open} mayEdit />}
            </>
          ) : (
            item && show(item, true)
          )}
        </div>
      </div>
    </>
  );
}

function Place({
  query,
  isCurrent,
  isSub = false,
  children,
}: {
  /** The place within the minutes, as the address names it; "": the whole. */
  query: string;
  isCurrent: boolean;
  isSub?: boolean;
  children: React.ReactNode;
}) {
  return (
    <Link
      href={`?${query}`}
      replace
      aria-current={isCurrent ? "page" : undefined}
      data-sub={isSub || undefined}
    >
      {children}
    </Link>
  );
}
