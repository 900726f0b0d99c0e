import { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { DateText } from "../../ui/DateText.tsx";
import { ResultBadge, VoteText } from "../../ui/VoteResult.tsx";
import styles from "./Record.module.css";
import { RecordSection } from "./RecordSection.tsx";

/** Beschlüsse: what working groups have decided about the measure, brought here from their minutes. */
export function ResolutionsSection({ handle, directory }: { handle: RoomHandle; directory: DirectoryView }) {
  const { t } = useTranslation(["record", "common"]);
  const resolutions = useLedger(handle, readResolutions);
  if (resolutions.length === 0) return null;
  return (
    <RecordSection title={t("sections.resolutions")}>
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.resolutions}>
        {resolutions.map((resolution) => (
          <li key={resolution.id}>
            <p className={styles.words} lang="de">
              {resolution.wording}
            </p>
            <p className={styles.resolutionMarks}>
              {resolution.result && <ResultBadge result={resolution.result} />}
              <VoteText votes={resolution} />
              <Link href={`/sessions/${resolution.session}/minutes?item=${resolution.item}`}>
                {resolution.sessionTitle}, <DateText value={resolution.date} />
              </Link>
              <span>
                {t("broughtBy", {
                  person: directory.person(resolution.by)?.name ?? t("common:unknownPerson"),
                })}{" "}
                <DateText value={resolution.at} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </RecordSection>
  );
}
