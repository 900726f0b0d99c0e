import type { Attended } from "@querschnitt/shared/api/groupWork";
import { useTranslation } from "react-i18next";
import { DateText } from "../../ui/DateText.tsx";
import { AttendancePlot } from "./AttendancePlot.tsx";
import styles from "./Groups.module.css";

/** How many came to each session: drawn, and as a table of the same figures. */
export function AttendanceSection({ attendance }: { attendance: readonly Attended[] }) {
  const { t } = useTranslation("groups");
  return (
    <section className={styles.section} aria-label={t("attendance.title")}>
      <h2>{t("attendance.title")}</h2>
      {attendance.length === 0 ? (
        <p className={styles.small}>{t("attendance.none")}</p>
      ) : (
        <>
          <AttendancePlot attendance={attendance} />
          <details>
            <summary>{t("attendance.asTable")}</summary>
            <table className={styles.table}>
              <caption className="visually-hidden">{t("attendance.title")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("attendance.session")}</th>
                  <th scope="col">{t("attendance.voting")}</th>
                  <th scope="col">{t("attendance.advising")}</th>
                </tr>
              </thead>
              <tbody>
                {attendance.map(({ session, start, voting, advising }) => (
                  <tr key={session}>
                    <th scope="row">
                      <DateText value={start} />
                    </th>
                    <td>{voting}</td>
                    <td>{advising}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}
