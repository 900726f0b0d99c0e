import type { Session } from "@querschnitt/shared/api/sittings";
import { readAgenda } from "@querschnitt/shared/documents/agenda";
import { mayRecord, mayTakePart } from "@querschnitt/shared/policy/sessions";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { PresentPeople } from "../../editor/PresentPeople.tsx";
import { RoomProblemAlert } from "../../editor/RoomProblemAlert.tsx";
import { usePresentPeople } from "../../editor/usePresentPeople.ts";
import { AgendaSection } from "../../features/sessions/agenda/AgendaSection.tsx";
import { LiveSession } from "../../features/sessions/live/LiveSession.tsx";
import { OpenSession } from "../../features/sessions/live/RunningActions.tsx";
import { MinutesDesk } from "../../features/sessions/minutes/MinutesDesk.tsx";
import { PeopleSection } from "../../features/sessions/people/PeopleSection.tsx";
import { SessionFrame, type SessionViewName, sessionViews } from "../../features/sessions/SessionFrame.tsx";
import { SessionFactList } from "../../features/sessions/SessionHeader.tsx";
import styles from "../../features/sessions/Sessions.module.css";
import { SourcesSection } from "../../features/sessions/suggestions/SourcesSection.tsx";
import { SuggestionsSection } from "../../features/sessions/suggestions/SuggestionsSection.tsx";
import { useSessionParts } from "../../features/sessions/useSessionParts.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { useRoom } from "../../sync/useRoom.ts";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

/** A session in one of its views: what is prepared, what is being dealt with, what is recorded. */
export function SessionView({ session, view }: { session: Session; view: SessionViewName }) {
  const { t } = useTranslation("live");
  const me = useMe();
  const directory = useDirectory();
  const parts = useSessionParts(session);
  const shared = { session, parts, directory };
  return (
    <SessionFrame {...{ session, view, directory }} actions={<OpenSession {...{ session, parts }} />}>
      {view === "agenda" ? (
        <Preparation session={session} me={me.person.id} />
      ) : !sessionViews(session).includes(view) ? (
        <EmptyState title={t(`notNow.${view}`)}>{t("notNow.meaning")}</EmptyState>
      ) : (
        <>
          <RoomProblemAlert
            problem={parts.problem}
            titles={{ outdated: t("problems.outdated"), storage: t("problems.storage") }}
          />
          {!parts.ready ? (
            <Skeleton lines={8} />
          ) : view === "live" ? (
            <LiveSession {...shared} me={me.person.id} />
          ) : (
            <MinutesDesk {...shared} me={me} />
          )}
        </>
      )}
    </SessionFrame>
  );
}

function Preparation({ session, me }: { session: Session; me: string }) {
  const { t } = useTranslation("sessions");
  const directory = useDirectory();
  const { id, entitled } = session;
  const open = useRoom({ kind: "agenda", session: id, part: "public" });
  const closed = useRoom(entitled ? { kind: "agenda", session: id, part: "closed" } : undefined);
  const agenda = useLedger(open, readAgenda);
  const confidential = useLedger(closed, readAgenda);
  const present = usePresentPeople(open?.awareness, me);
  const mayPrepare = mayRecord(session);
  const items = [...(agenda?.items ?? []), ...(confidential?.items ?? [])];
  // What an item is about already need not be put forward.
  const taken = new Set(
    items.flatMap(({ source, approves, measures }) => [
      source,
      `minutes:${approves}`,
      ...measures.map((measure) => `measure:${measure}`),
    ]),
  );
  return (
    <>
      <SessionFactList {...{ session, directory }} />
      <div className={styles.besides}>
        <PresentPeople people={present} />
      </div>
      <RoomProblemAlert
        problem={[open, closed].map((room) => room?.status.problem).find(Boolean)}
        titles={{ outdated: t("problems.outdated"), storage: t("problems.storage") }}
      />
      <div className={styles.columns}>
        <AgendaSection {...{ session, me, open, closed, mayPrepare, directory }} />
        <div className={classNames(styles.section, styles.besides)}>
          {agenda && open && (
            <SuggestionsSection
              session={id}
              group={session.workingGroup}
              me={me}
              suggestions={agenda.suggestions}
              directory={directory}
              maySuggest={mayTakePart(session)}
              mayPrepare={mayPrepare}
              perform={open.perform}
            />
          )}
          {mayPrepare && open && (
            <SourcesSection
              session={id}
              taken={taken}
              perform={(part, command) => (part === "public" ? open : closed)?.perform(command)}
            />
          )}
          <PeopleSection {...{ session, directory }} />
        </div>
      </div>
    </>
  );
}
