import type { Session } from "@querschnitt/shared/api/sittings";
import { readAgenda } from "@querschnitt/shared/documents/agenda";
import { mayRecord, mayTakePart } from "@querschnitt/shared/policy/sessions";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { PresentPeople } from "../../editor/PresentPeople.tsx";
import { RoomProblemAlert } from "../../editor/RoomProblemAlert.tsx";
import { usePresentPeople } from "../../editor/usePresentPeople.ts";
import { AgendaSection } from "../../features/sessions/agenda/AgendaSection.tsx";
import { PeopleSection } from "../../features/sessions/people/PeopleSection.tsx";
import { SessionActions, SessionFactList } from "../../features/sessions/SessionHeader.tsx";
import styles from "../../features/sessions/Sessions.module.css";
import { SourcesSection } from "../../features/sessions/suggestions/SourcesSection.tsx";
import { SuggestionsSection } from "../../features/sessions/suggestions/SuggestionsSection.tsx";
import { useLedger } from "../../sync/useLedger.ts";
import { useRoom } from "../../sync/useRoom.ts";
import { classNames } from "../../ui/classNames.ts";
import { Page } from "../../ui/Page.tsx";

/** A session being prepared: what it deals with, what is suggested for it, and who is invited. */
export function SessionView({ session }: { session: Session }) {
  const { t } = useTranslation("sessions");
  const me = useMe();
  const directory = useDirectory();
  const { id, entitled } = session;
  const open = useRoom({ kind: "agenda", session: id, part: "public" });
  const closed = useRoom(entitled ? { kind: "agenda", session: id, part: "closed" } : undefined);
  const agenda = useLedger(open, readAgenda);
  const confidential = useLedger(closed, readAgenda);
  const present = usePresentPeople(open?.awareness, me.person.id);
  const mayPrepare = mayRecord(session);
  const items = [...(agenda?.items ?? []), ...(confidential?.items ?? [])];
  // What an item is about already need not be put forward.
  const taken = new Set(
    items.flatMap(({ source, measures }) => [source, ...measures.map((measure) => `measure:${measure}`)]),
  );

  return (
    <Page
      title={session.title}
      lead={<Link href="/sessions">{t("toAll")}</Link>}
      actions={<SessionActions {...{ session, directory }} />}
    >
      <SessionFactList {...{ session, directory }} />
      <div className={styles.besides}>
        <PresentPeople people={present} />
      </div>
      <RoomProblemAlert
        problem={[open, closed].map((room) => room?.status.problem).find(Boolean)}
        titles={{ outdated: t("problems.outdated"), storage: t("problems.storage") }}
      />
      <div className={styles.columns}>
        <AgendaSection {...{ session, me: me.person.id, open, closed, mayPrepare, directory }} />
        <div className={classNames(styles.section, styles.besides)}>
          {agenda && open && (
            <SuggestionsSection
              session={id}
              group={session.workingGroup}
              me={me.person.id}
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
    </Page>
  );
}
