import {
  isSessionRoom,
  type MeasureRoom,
  parseRoomName,
  type SessionRoom,
} from "@querschnitt/shared/protocol/roomNames";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useSittings } from "../../api/sittings.ts";
import { useMentionNames } from "../../api/useMentionNames.ts";
import { usePlan } from "../../api/usePlan.ts";
import type { AsideEntry } from "../../offline/WorkStore.ts";
import { useWork } from "../../sync/useWork.ts";
import { Button } from "../../ui/Button.tsx";
import { download } from "../../ui/download.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import styles from "./Aside.module.css";
import { AsideItem } from "./AsideItem.tsx";
import { asideAsText } from "./asideText.ts";

interface Kept {
  entry: AsideEntry;
  room: MeasureRoom | SessionRoom;
}

/** Everything of this person's that was not taken, by the measure or session it belongs to. */
export function AsideView() {
  const { t } = useTranslation("work");
  const { aside } = useWork();
  const plan = usePlan();
  const names = useMentionNames();
  const sessions = useSittings();
  const byPlace = groupByPlace(aside);
  const name = (address: string): string => {
    const session = sessions.data?.find(({ id }) => address === `/sessions/${id}`);
    if (session) return session.title;
    const row = plan.data?.find(({ id }) => address === `/measures/${id}`);
    if (row) return `${row.number} ${row.title}`;
    return t(address.startsWith("/sessions/") ? "sessionGone" : "measureGone");
  };
  const all = (): string =>
    [...byPlace]
      .flatMap(([address, kept]) => [name(address), ...kept.map(({ entry }) => asideAsText(entry, t, names))])
      .join("\n\n---\n\n");

  return (
    <Page
      title={t("asideTitle")}
      lead={t("asideLead")}
      actions={
        aside.length > 1 && (
          <Button icon="download" onClick={() => download(`${t("fileName")}.txt`, all(), "text/plain")}>
            {t("downloadAll")}
          </Button>
        )
      }
    >
      {aside.length === 0 && <EmptyState title={t("asideEmpty")}>{t("asideEmptyMeaning")}</EmptyState>}
      {[...byPlace].map(([address, kept]) => (
        <section key={address} className={styles.measure}>
          <h2>
            <Link href={address}>{name(address)}</Link>
          </h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
          <ul role="list" className={styles.list}>
            {kept.map(({ entry, room }) => (
              <AsideItem key={entry.id} entry={entry} room={room} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function groupByPlace(aside: readonly AsideEntry[]): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const entry of aside) {
    const room = parseRoomName(entry.room);
    if (!room || room.kind === "marks") continue;
    const address = isSessionRoom(room) ? `/sessions/${room.session}` : `/measures/${room.measure}`;
    groups.set(address, [...(groups.get(address) ?? []), { entry, room }]);
  }
  return groups;
}
