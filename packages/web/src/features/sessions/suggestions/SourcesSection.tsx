import type { ItemSource } from "@querschnitt/shared/api/sittings";
import { type AgendaCommand, itemTakenFrom } from "@querschnitt/shared/documents/agenda";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { useTranslation } from "react-i18next";
import { NetworkFailure } from "../../../api/ApiProblem.ts";
import { useItemSources } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { useToday } from "../../../ui/useToday.ts";
import styles from "../Sessions.module.css";

/** What has come up since the last session, to be taken over with one action. */
export function SourcesSection({
  session,
  taken,
  perform,
}: {
  session: string;
  /** What items of the agenda were taken from. */
  taken: ReadonlySet<string>;
  perform: (part: SessionPart, command: AgendaCommand) => void;
}) {
  const { t } = useTranslation(["sessions", "common"]);
  const toast = useToast();
  const sources = useItemSources(session, useToday(), true);
  const open = (sources.data ?? []).filter(({ source }) => !taken.has(source));

  const take = ({ source, part, title, measure, approves }: ItemSource): void => {
    const item = itemTakenFrom(session, source);
    perform(part, {
      type: "add-item",
      item,
      parent: null,
      values: {
        ...{ title, source, kind: approves === null ? "discussion" : "formality", minutes: null },
        ...{ presenter: null, approves, publicTitle: "" },
      },
    });
    // It may have been taken over before and deleted.
    perform(part, { type: "edit-item", item, changes: { deleted: false } });
    if (measure) perform(part, { type: "link-measure", item, measure, linked: true });
    toast({
      tone: "success",
      text: t("suggestions.taken", { title }),
      action: {
        label: t("common:undo"),
        perform: () => perform(part, { type: "edit-item", item, changes: { deleted: true } }),
      },
    });
  };

  return (
    <section className={styles.section} aria-label={t("sources.title")}>
      <h2>{t("sources.title")}</h2>
      <p className={styles.small}>{t("sources.lead")}</p>
      {sources.isPending && !sources.error && <Skeleton />}
      {sources.error && !sources.data && <NotKnown error={sources.error} />}
      {sources.data && open.length === 0 && <p className={styles.small}>{t("sources.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {open.map((one) => (
          <Card as="li" key={one.source} className={styles.row}>
            <div className={styles.rowHead}>
              <h3>{one.title}</h3>
              {one.part === "closed" && <Badge>{t("parts.closed")}</Badge>}
            </div>
            <p className={styles.small}>
              {one.reasons.map(({ reason, count }) => t(`sources.why.${reason}`, { count })).join(" · ")}
            </p>
            <div>
              <Button
                size="small"
                icon="add"
                aria-label={t("sources.takeThis", { title: one.title })}
                onClick={() => take(one)}
              >
                {t("sources.take")}
              </Button>
            </div>
          </Card>
        ))}
      </ul>
    </section>
  );
}

/** Without a connection that is no failure of anything: the agenda can be worked on meanwhile. */
function NotKnown({ error }: { error: unknown }) {
  const { t } = useTranslation("sessions");
  const problemText = useProblemText();
  if (error instanceof NetworkFailure) return <p className={styles.small}>{t("sources.offline")}</p>;
  return <Alert tone="danger">{problemText(error)}</Alert>;
}
