import type { Me } from "@querschnitt/shared/api/identity";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { ReadComment } from "@querschnitt/shared/documents/discussion";
import { promotionOf } from "@querschnitt/shared/documents/internal";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { DiscussionPanel, type ProposalParts } from "../../features/discussion/DiscussionPanel.tsx";
import type { Space } from "../../features/discussion/DiscussionReader.ts";
import type { Promotion } from "../../features/discussion/promotion.ts";
import { SpaceSwitch } from "../../features/discussion/SpaceSwitch.tsx";
import { ProposalBatch } from "../../features/proposals/ProposalBatch.tsx";
import { ProposalCard } from "../../features/proposals/ProposalCard.tsx";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import styles from "./MeasurePage.module.css";
import type { DiscussedText } from "./useDiscussedText.ts";
import type { ProposalsView } from "./useProposals.tsx";

/** The common discussion of a measure and that of one's own organisation, one of them at a time. */
export function MeasureDiscussions({
  measure,
  me,
  directory,
  rooms,
  marks,
  text,
  proposals,
  onReport,
}: {
  measure: MeasureRow;
  me: Me;
  directory: DirectoryView;
  rooms: Record<Space, RoomHandle | undefined>;
  marks: RoomHandle | undefined;
  text: DiscussedText;
  proposals: ProposalsView;
  onReport: (comment: ReadComment) => void;
}) {
  const { t } = useTranslation("internal");
  const announce = useAnnounce();
  const { space, views } = text;
  const [ledTo, setLedTo] = useState<string>();
  const room = rooms[space];
  const mayWrite = (one: Space): boolean => rooms[one]?.status.mayWrite === "by-rule";
  const promotion: Promotion = {
    common: views.common.all,
    mayPromote: mayWrite("common"),
    promote: (comment, anchor, body) => {
      // The note first: if the second were lost, its author sees that it has yet to arrive, and can repeat it.
      rooms.internal?.perform({ type: "promote-comment", comment });
      rooms.common?.perform({ type: "open-thread", ...promotionOf(comment), anchor, body });
      announce(t("promote.opened"));
    },
    show: (comment) => {
      const { thread } = promotionOf(comment);
      setLedTo(thread);
      text.activate(thread);
    },
  };
  const parts: ProposalParts = {
    card: (thread) => (
      <ProposalCard
        thread={thread}
        place={proposals.places.get(thread.id)}
        me={me.person.id}
        moderates={measure.moderates}
        directory={directory}
        deeds={proposals.deeds}
        onJump={() => text.jump(thread.id, proposals.places.get(thread.id))}
      />
    ),
    batch: (threads) => <ProposalBatch threads={threads} deeds={proposals.deeds} />,
  };
  return (
    <div className={styles.discussions}>
      <SpaceSwitch
        space={space}
        onSpace={(next) => {
          setLedTo(undefined);
          text.setSpace(next);
        }}
        organisation={me.organisation}
        unread={{ common: views.common.unread, internal: views.internal.unread }}
      />
      <DiscussionPanel
        key={`${space}.${room?.generation}`}
        view={views[space]}
        reader={{
          me,
          directory,
          measure: measure.id,
          space,
          mayComment: mayWrite(space),
          moderates: measure.moderates,
          // Reports go to the moderation, which need not know of what is said internally.
          onReport: space === "common" ? onReport : undefined,
        }}
        promotion={space === "internal" ? promotion : undefined}
        proposals={space === "common" ? parts : undefined}
        places={text.places}
        active={text.address.thread}
        ledTo={space === "common" ? ledTo : undefined}
        topic={text.topic}
        onTopic={text.setTopic}
        onActivate={text.activate}
        onJump={text.jump}
        perform={(command) => room?.perform(command)}
        performOnMarks={(command) => marks?.perform(command)}
      />
    </div>
  );
}
