import type { ReadRecord } from "@querschnitt/shared/documents/record";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { useTranslation } from "react-i18next";
import { usePastState } from "../../api/history.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./History.module.css";
import { ComparedRecord, RecordThen } from "./RecordThen.tsx";
import { ComparedTexts, TextThen } from "./TextThen.tsx";
import type { HistoryAddress } from "./useHistoryAddress.ts";
import type { HistoryWords } from "./useHistoryWords.ts";
import type { Restoring } from "./useRestore.ts";

/** A state of a measure. */
export interface MeasureState {
  draft: RichNode;
  record: ReadRecord;
}

/** A measure as it stood at a moment, or beside what it was at another. */
export function Moment({
  measure,
  at,
  now,
  address,
  words,
  directory,
  restoring,
}: {
  measure: string;
  at: number;
  /** Undefined until it is there. */
  now: MeasureState | undefined;
  address: HistoryAddress;
  words: HistoryWords;
  directory: DirectoryView;
  restoring: Restoring | undefined;
}) {
  const { t } = useTranslation(["history", "common"]);
  const problemText = useProblemText();
  const { against, part, layout } = address;
  const past = usePastState(measure, at);
  const other = usePastState(measure, typeof against === "number" ? against : undefined);
  const error = past.error ?? (typeof against === "number" ? other.error : null);
  if (error && !past.isFetching)
    return (
      <Alert
        tone="danger"
        live
        actions={
          <Button
            onClick={() => {
              void past.refetch();
              if (typeof against === "number") void other.refetch();
            }}
          >
            {t("common:retry")}
          </Button>
        }
      >
        {problemText(error)}
      </Alert>
    );
  const then = past.data && stateOf(past.data);
  const beside =
    against === "now" ? now : typeof against === "number" ? other.data && stateOf(other.data) : undefined;
  if (!then || (against !== "none" && !beside)) return <Skeleton lines={8} />;
  const isComing = past.isPlaceholderData || (typeof against === "number" && other.isPlaceholderData);
  const when = words.when(past.data?.at ?? at);
  if (!beside)
    return (
      <div aria-busy={isComing} className={styles.shown}>
        {part === "draft" ? (
          <TextThen text={then.draft} label={t("past.draft", { when })} />
        ) : (
          <RecordThen record={then.record} directory={directory} when={words.when} />
        )}
      </div>
    );
  const otherName = against === "now" ? t("compared.now") : words.when(Number(against));
  const isEarlier = typeof against === "number" && against < at;
  const [before, after] = isEarlier ? [beside, then] : [then, beside];
  const names = isEarlier ? { before: otherName, after: when } : { before: when, after: otherName };
  // Only what stands now can be turned back.
  const mayRestore = against === "now" && !isComing ? restoring : undefined;
  return (
    <div aria-busy={isComing} className={styles.shown}>
      {part === "draft" ? (
        <ComparedTexts
          {...{ names, layout }}
          before={before.draft}
          after={after.draft}
          onRestore={mayRestore?.passage}
        />
      ) : (
        <ComparedRecord
          {...{ names, directory }}
          before={before.record}
          after={after.record}
          when={words.when}
          onRestore={mayRestore?.field}
        />
      )}
    </div>
  );
}

/** A state as the server tells it: its record is what `readRecord` reads. */
function stateOf({ draft, record }: { draft: unknown; record: unknown }): MeasureState {
  return { draft: draft as RichNode, record: record as ReadRecord };
}
