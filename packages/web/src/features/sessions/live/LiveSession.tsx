import type { Session } from "@querschnitt/shared/api/sittings";
import { mayRecord } from "@querschnitt/shared/policy/sessions";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { AttendanceSection } from "../attendance/AttendanceSection.tsx";
import { performOnParts } from "../performOnParts.ts";
import type { SessionParts } from "../useSessionParts.ts";
import { CurrentItem, WhatFollows } from "./CurrentItem.tsx";
import { callCommands, type Floor, nextItem, readFloor } from "./floor.ts";
import styles from "./Live.module.css";
import { Projector } from "./Projector.tsx";
import { EndSession } from "./RunningActions.tsx";
import { RunningAgenda } from "./RunningAgenda.tsx";
import { Speakers } from "./Speakers.tsx";

/** A session while it runs: what is being dealt with, who speaks, what comes next. Who leads moves on, all others follow. */
export function LiveSession({
  session,
  parts,
  me,
  directory,
}: {
  session: Session;
  parts: SessionParts;
  me: string;
  directory: DirectoryView;
}) {
  const { t } = useTranslation("live");
  const [isProjecting, setProjecting] = useState(false);
  const floor = readFloor(parts);
  const next = nextItem(parts, floor);
  const leads = mayRecord(session);
  useTold(floor);
  return (
    <>
      <div className={styles.layout}>
        <div className={styles.section}>
          <Card as="section" aria-label={t("current")} className={styles.current}>
            <h2 className={styles.kicker}>{t("current")}</h2>
            <CurrentItem {...{ floor, parts, directory }} />
            <WhatFollows {...{ next, parts, floor }} end={session.end} />
            <div className={styles.actions}>
              {leads && next && (
                <Button
                  variant="primary"
                  icon="chevron-right"
                  onClick={({ detail }) => {
                    // The second press of a double click finds the button with the item after this one.
                    if (detail < 2) performOnParts(parts, callCommands(floor, next));
                  }}
                >
                  {t(floor ? "moveOn" : "begin", { item: next.label })}
                </Button>
              )}
              <Button icon="maximise" onClick={() => setProjecting(true)}>
                {t("projector")}
              </Button>
              <EndSession {...{ session, parts }} />
            </div>
          </Card>
          {floor?.item && <Speakers {...{ session, parts, me, directory }} item={floor.item} />}
        </div>
        <div className={styles.agenda}>
          <RunningAgenda {...{ parts, floor, leads }} />
        </div>
        {parts.open && <AttendanceSection {...{ session, directory }} part={parts.open} mayEdit={leads} />}
      </div>
      {isProjecting && (
        <Projector {...{ session, parts, floor, directory }} onClose={() => setProjecting(false)} />
      )}
    </>
  );
}

/** Says what is dealt with now, when that changes. */
function useTold(floor: Floor | undefined): void {
  const { t } = useTranslation("live");
  const announce = useAnnounce();
  const now = floor?.item ? `${floor.item.label} ${floor.item.title}` : floor?.isClosed ? t("closedNow") : "";
  const before = useRef(now);
  useEffect(() => {
    if (before.current !== now && now !== "") announce(t("told", { item: now }));
    before.current = now;
  }, [now, announce, t]);
}
