import type { Me } from "@querschnitt/shared/api/identity";
import { isEmptyCourse } from "@querschnitt/shared/documents/minutes";
import { useTranslation } from "react-i18next";
import { StaticText } from "../../../editor/StaticText.tsx";
import { TextEditor } from "../../../editor/TextEditor.tsx";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { MeasureLink } from "../agenda/MeasureLink.tsx";
import { progressOf } from "../live/floor.ts";
import type { SessionParts } from "../useSessionParts.ts";
import { ApprovalOf } from "./ApprovalOf.tsx";
import { DecisionList } from "./DecisionList.tsx";
import type { ItemDesk } from "./ItemDesk.ts";
import styles from "./Minutes.module.css";
import { TaskList } from "./TaskList.tsx";

const none: [] = [];
const nobody = (): void => {};

/** What is recorded under one item: its course, what was decided, who was asked to do what. */
export function MinutesItem({
  desk,
  parts,
  minutes,
  me,
}: {
  desk: ItemDesk;
  parts: SessionParts;
  /** The room with the courses of this part's items. */
  minutes: RoomHandle | undefined;
  me: Me;
}) {
  const { t } = useTranslation(["minutes", "sessions"]);
  const { item, mayEdit } = desk;
  const isNotReached = progressOf(item, parts)?.state === "not-reached";
  return (
    <section className={styles.item} aria-labelledby={`item-${item.id}`}>
      <h2 id={`item-${item.id}`}>
        {item.label} {item.title}
      </h2>
      {(item.part === "closed" || isNotReached || item.measures.length > 0) && (
        <div className={styles.marks}>
          {item.part === "closed" && (
            <Badge tone="warning" icon="lock">
              {t("sessions:parts.closed")}
            </Badge>
          )}
          {isNotReached && <Badge icon="clock">{t("notReached")}</Badge>}
          {item.measures.map((measure) => (
            <MeasureLink key={measure} measure={measure} />
          ))}
        </div>
      )}
      {item.approves !== null && <ApprovalOf desk={desk} former={item.approves} />}
      {!minutes?.status.ready ? (
        <Skeleton lines={4} />
      ) : mayEdit ? (
        <TextEditor
          handle={minutes}
          root={item.id}
          me={me}
          writing={{ label: t("course.label", { item: item.label }), keys: t("course.keys") }}
          reading={{
            label: t("course.label", { item: item.label }),
            keys: t("course.readingKeys"),
            hint: t("course.reading"),
          }}
          extensions={none}
          actions={none}
          className={styles.course}
          onEditor={nobody}
        />
      ) : (
        !isEmptyCourse(minutes.doc, item.id) && <StaticText doc={minutes.doc} root={item.id} />
      )}
      <DecisionList desk={desk} />
      <TaskList desk={desk} />
    </section>
  );
}
