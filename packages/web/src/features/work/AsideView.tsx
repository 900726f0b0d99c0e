import { parseRoomName, type Room } from "@querschnitt/shared/protocol/roomNames";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
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
  room: Room & { measure: string };
}

/** Everything of this person's that was not taken, measure by measure. */
export function AsideView() {
  const { t } = useTranslation("work");
  const { aside } = useWork();
  const plan = usePlan();
  const names = useMentionNames();
  const byMeasure = groupByMeasure(aside);
  const name = (measure: string): string => {
    const row = plan.data?.find(({ id }) => id === measure);
    return row ? `${row.number} ${row.title}` : t("measureGone");
  };
  const all = (): string =>
    [...byMeasure]
      .flatMap(([measure, kept]) => [name(measure), ...kept.map(({ entry }) => asideAsText(entry, t, names))])
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
      {[...byMeasure].map(([measure, kept]) => (
        <section key={measure} className={styles.measure}>
          <h2>
            <Link href={`/measures/${measure}`}>{name(measure)}</Link>
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

function groupByMeasure(aside: readonly AsideEntry[]): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const entry of aside) {
    const room = parseRoomName(entry.room);
    if (!room || room.kind === "marks") continue;
    groups.set(room.measure, [...(groups.get(room.measure) ?? []), { entry, room }]);
  }
  return groups;
}
