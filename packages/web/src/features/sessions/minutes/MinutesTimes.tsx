import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";
import { fromTimeField, timeText, toTimeField } from "../sessionTime.ts";
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
    const time = (moment: number | null): string => (moment === null ? "–" : timeText(i18n.language, moment));
    return <p>{t("times.both", { start: time(start), end: time(end) })}</p>;
  }
  const field = (which: "start" | "end", moment: number | null) => (
    <TextField
      type="time"
      label={t(`times.${which}`)}
      value={toTimeField(moment)}
      onChange={(event) =>
        parts.open?.protocolRoom.perform({
          type: "set-time",
          which,
          at: fromTimeField(session.start, event.target.value),
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
