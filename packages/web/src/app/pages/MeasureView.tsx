import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type MeasureAccess, mayHandleReports, mayTravel } from "@querschnitt/shared/policy/roles";
import { useEffect, useMemo } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import type { PassageAction } from "../../editor/PassageAction.ts";
import { PresentPeople } from "../../editor/PresentPeople.tsx";
import { RoomProblemAlert } from "../../editor/RoomProblemAlert.tsx";
import { usePresentPeople } from "../../editor/usePresentPeople.ts";
import { AuthorMarks } from "../../features/authorship/AuthorMarks.ts";
import { AuthorAtCaret, AuthorshipPanel } from "../../features/authorship/AuthorshipPanel.tsx";
import { useAuthorship } from "../../features/authorship/useAuthorship.ts";
import { HistoryLink } from "../../features/history/HistoryLink.tsx";
import { SinceBar } from "../../features/history/since/SinceBar.tsx";
import { SinceMarks } from "../../features/history/since/SinceMarks.ts";
import { useVisit } from "../../features/history/since/useVisit.ts";
import { DraftEditor } from "../../features/measure/DraftEditor.tsx";
import { MeasureHeader } from "../../features/measure/MeasureHeader.tsx";
import { MeasureLayout } from "../../features/measure/MeasureLayout.tsx";
import { passageShortcuts } from "../../features/measure/passageShortcuts.ts";
import { isWide } from "../../features/measure/useWide.ts";
import { AttentionMenu } from "../../features/notifications/AttentionMenu.tsx";
import { ProposingBar } from "../../features/proposals/ProposingBar.tsx";
import { useProposing } from "../../features/proposals/useProposing.ts";
import { RecordPanel } from "../../features/record/RecordPanel.tsx";
import { MeasureRedactions } from "../../features/redactions/MeasureRedactions.tsx";
import { ResponsibilitiesPanel } from "../../features/responsibilities/ResponsibilitiesPanel.tsx";
import { noteVisit } from "../../offline/visitedMeasures.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useRoom } from "../../sync/useRoom.ts";
import { MeasureDiscussions } from "./MeasureDiscussions.tsx";
import styles from "./MeasurePage.module.css";
import { useArrival } from "./useArrival.ts";
import { useDiscussedText } from "./useDiscussedText.ts";
import { useMeasureCommands } from "./useMeasureCommands.ts";
import { useProposals } from "./useProposals.tsx";
import { usePropose } from "./usePropose.ts";
import { useRedacting } from "./useRedacting.tsx";
import { useReportedPassage } from "./useReportedPassage.ts";
import { useReporting } from "./useReporting.tsx";

/** What one may do, as the rooms say, which are fresher than the API's answer; before they are there, as that says. */
function roomsAccess(
  measure: MeasureRow,
  draft: RoomHandle,
  discussion: RoomHandle | undefined,
): MeasureAccess {
  const { moderates } = measure;
  if (!draft.status.ready || !discussion?.status.ready) return { role: measure.role, moderates };
  if (draft.status.mayWrite === "text") return { role: "editor", moderates };
  if (discussion?.status.mayWrite === "by-rule") return { role: "commenter", moderates };
  return { role: "reader", moderates };
}

/** A measure with all its parts: text, record, discussion, responsibilities. */
export function MeasureView({ measure, draft }: { measure: MeasureRow; draft: RoomHandle }) {
  const { t } = useTranslation(["measure", "authorship"]);
  const me = useMe();
  const directory = useDirectory();
  const record = useRoom({ kind: "record", measure: measure.id });
  const discussion = useRoom({ kind: "discussion", measure: measure.id });
  const internal = useRoom({ kind: "internal", measure: measure.id, organisation: me.organisation.id });
  const marks = useRoom({ kind: "marks", person: me.person.id });
  const access = roomsAccess(measure, draft, discussion);
  const rooms = { common: discussion, internal };
  const visit = useVisit(measure.id, draft, marks);
  const present = usePresentPeople(draft.awareness, me.person.id);
  useEffect(() => noteVisit(me.person.id, measure.id), [me.person.id, measure.id]);
  const text = useDiscussedText({ measure: measure.id, me, directory, rooms, marks });
  useArrival(text.address, text.editor);
  useMeasureCommands({
    ...{ measure: measure.id, text, record, directory },
    mayComment: rooms[text.space]?.status.mayWrite === "by-rule",
  });
  const reporting = useReporting(measure.id, text.editor);
  const redacting = useRedacting(measure.id, text.editor, mayHandleReports(access));
  useReportedPassage(text.editor);
  const authorship = useAuthorship(measure.id, draft, text.editor, directory);
  const authorshipAction: PassageAction = {
    name: "authorship",
    label: t("authorship:action"),
    icon: "people",
    pressed: authorship.isOn,
    act: () => authorship.setOn(!authorship.isOn),
  };
  const proposing = useProposing(draft, discussion, me.person.id);
  const proposals = useProposals({
    ...{ measure: measure.id, directory, draft, discussion, proposing },
    editor: text.editor,
    threads: text.views.common.all,
    active: text.address.thread,
    mayDecide: access.role === "editor",
  });
  const propose = usePropose(proposing, text);
  const proposeAction: PassageAction = {
    name: "propose",
    label: t("proposals:action"),
    icon: "edit",
    shortcut: passageShortcuts.propose,
    pressed: proposing.isOn,
    act: propose.toggle,
  };
  const mayPropose = discussion?.status.mayWrite === "by-rule";
  const extensions = useMemo(
    () => [
      ...text.extensions,
      ...reporting.extensions,
      ...redacting.extensions,
      ...propose.extensions,
      SinceMarks,
      AuthorMarks,
    ],
    [text.extensions, reporting.extensions, redacting.extensions, propose.extensions],
  );

  return (
    <div className={styles.page}>
      <MeasureHeader
        {...{ measure, record, access, directory }}
        actions={
          <>
            {mayTravel(access) && <HistoryLink measure={measure.id} />}
            <AttentionMenu measure={measure.id} />
          </>
        }
      />
      <div className={styles.company}>
        <PresentPeople people={present} />
        <p className={styles.standing}>{t(`standing.${access.role ?? "reader"}`)}</p>
      </div>
      {visit.news && (
        <SinceBar
          {...{ measure: measure.id, person: me.person.id, news: visit.news, directory }}
          mayTravel={mayTravel(access)}
          editor={text.editor}
          // On a narrow screen the text is hidden until then.
          onText={() => flushSync(() => text.goTo(isWide() ? {} : { tab: "text" }))}
          onSeen={visit.see}
        />
      )}
      <RoomProblemAlert
        problem={[draft, record, discussion, internal].map((room) => room?.status.problem).find(Boolean)}
        titles={{ outdated: t("states.outdated"), storage: t("states.storage") }}
      />
      <MeasureRedactions measure={measure.id} />
      <MeasureLayout
        tab={text.address.tab}
        alone={text.address.alone === true}
        onTab={(tab) => text.goTo({ tab })}
        onAlone={(alone) => text.goTo({ tab: "record", alone })}
        text={
          <>
            {authorship.isOn && <AuthorshipPanel shown={authorship} />}
            {proposing.isOn && <ProposingBar proposing={proposing} onPropose={propose.send} />}
            <DraftEditor
              handle={draft}
              me={me}
              extensions={extensions}
              onEditor={text.setEditor}
              onComment={text.commentOnSelection}
              onReport={reporting.reportSelection}
              otherActions={[authorshipAction, mayPropose && proposeAction, redacting.action].filter(
                (action) => action !== undefined && action !== false,
              )}
              copy={proposing.isOn ? (proposing.copy ?? "coming") : undefined}
            />
            {authorship.isOn && <AuthorAtCaret words={authorship.atCaret} />}
          </>
        }
        parts={[
          {
            tab: "record",
            content: (
              <RecordPanel
                handle={record}
                phase={measure.phase}
                me={me.person.id}
                mayEdit={access.role === "editor"}
                directory={directory}
              />
            ),
          },
          {
            tab: "discussion",
            unread: text.views.common.unread + text.views.internal.unread,
            content: (
              <MeasureDiscussions
                {...{ measure, me, directory, rooms, marks, text, proposals }}
                onReport={reporting.reportComment}
              />
            ),
          },
          {
            tab: "responsibilities",
            content: (
              <ResponsibilitiesPanel
                handle={record}
                phase={measure.phase}
                sought={text.address.responsibility}
                {...{ me, access, directory }}
              />
            ),
          },
        ]}
      />
      {reporting.dialog}
      {proposals.dialog}
      {redacting.dialog}
    </div>
  );
}
