import { readRecord } from "@querschnitt/shared/documents/record";
import type { Phase } from "@querschnitt/shared/policy/phases";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { usePrinting } from "../../ui/usePrinting.ts";
import { useToday } from "../../ui/useToday.ts";
import { ChargeSection } from "./ChargeSection.tsx";
import { ContextSection } from "./ContextSection.tsx";
import { FieldPresenceProvider } from "./fields/FieldPresence.tsx";
import { IndicatorsSection } from "./indicators/IndicatorsSection.tsx";
import { isBlank } from "./isBlank.ts";
import { MeansSection } from "./MeansSection.tsx";
import styles from "./Record.module.css";
import type { RecordDesk } from "./RecordDesk.ts";
import { ResolutionsSection } from "./ResolutionsSection.tsx";
import { SummarySection } from "./SummarySection.tsx";
import { StandingSection } from "./standing/StandingSection.tsx";
import { TimeSection } from "./TimeSection.tsx";

/** The summary sheet of a measure: to fill in for those who edit it, to read for everybody else. */
export function RecordPanel({
  handle,
  phase,
  me,
  mayEdit,
  directory,
}: {
  handle: RoomHandle | undefined;
  phase: Phase;
  /** Who looks at it, by id. */
  me: string;
  mayEdit: boolean;
  directory: DirectoryView;
}) {
  const { t } = useTranslation("record");
  const today = useToday();
  const printing = usePrinting();
  const record = useLedger(handle, readRecord);
  if (!handle?.status.ready || !record) return <Skeleton />;
  const { perform } = handle;
  const desk: RecordDesk = { record, phase, directory, today, mayEdit: mayEdit && !printing, perform };
  return (
    <section className={styles.panel} aria-label={t("label")} key={handle.generation}>
      <FieldPresenceProvider awareness={handle.awareness} me={me}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <SummarySection desk={desk} />
            <StandingSection desk={desk} />
            <ChargeSection desk={desk} />
            <ResolutionsSection {...{ handle, directory }} />
          </div>
          <div className={styles.column}>
            <TimeSection desk={desk} />
            <MeansSection desk={desk} />
          </div>
        </div>
        <IndicatorsSection desk={desk} />
        <ContextSection desk={desk} />
      </FieldPresenceProvider>
      {!mayEdit && isBlank(record) && <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
    </section>
  );
}
