import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { dateFormat } from "../../../ui/dateFormat.ts";
import { TextField } from "../../../ui/TextField.tsx";
import { atTime } from "../attendance/attendance.ts";
import styles from "../Sessions.module.css";
import { toFields } from "../sessionTime.ts";
import type { SessionParts } from "../useSessionParts.ts";

/** When the session really began and ended. */
export function MinutesTimes({
  session,
  parts,
  mayEdit,
}: {
  session: Session;
  parts: SessionParts;
  mayEdit: boolean;
}) {
  const { t, i18n } = useTranslation("minutes");
  const { start = null, end = null } = parts.open?.protocol ?? {};
  if (!mayEdit) {
    const time = (moment: number | null): string =>
      moment === null
        ? "–"
        : dateFormat(i18n.language, { hour: "2-digit", minute: "2-digit" }).format(moment);
    return <p>{t("times.both", { start: time(start), end: time(end) })}</p>;
  }
  const field = (which: "start" | "end", moment: number | null) => (
    <TextField
      type="time"
      label={t(`times.${which}`)}
      value={moment === null ? "" : toFields(new Date(moment).toISOString()).time}
      onChange={(event) =>
        parts.open?.protocolRoom.perform({
          type: "set-time",
          which,
          at: atTime(session.start, event.target.value),
        })
      }
    />
  );
  return (
    <div className={styles.fields}>
      {field("start", start)}
      {field("end", end)}
    </div>
  );
}
