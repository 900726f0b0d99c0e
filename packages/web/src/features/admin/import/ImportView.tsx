import type { CreatedInvitation, InvitationBatchResult } from "@querschnitt/shared/api/identity";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import styles from "../Admin.module.css";
import { ImportDone, type RefusedRow } from "./ImportDone.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import { ImportSource } from "./ImportSource.tsx";
import type { JudgedRow } from "./judgeRows.ts";
import type { ImportRow } from "./readRows.ts";
import { useKnown } from "./useKnown.ts";

type Stage =
  | { kind: "source" }
  | { kind: "preview"; rows: ImportRow[] }
  | { kind: "done"; created: CreatedInvitation[]; refused: RefusedRow[] };

/** Inviting many people with a list from a spreadsheet: take it in, look at it, invite, pass the links on. */
export function ImportView() {
  const { t } = useTranslation("import");
  const problemText = useProblemText();
  const { known, error } = useKnown();
  const [stage, setStage] = useState<Stage>({ kind: "source" });
  const heading = useRef<HTMLHeadingElement>(null);
  const former = useRef(stage.kind);
  useEffect(() => {
    // What was pressed to get here is gone: reading goes on at the head of what came.
    if (former.current !== stage.kind) heading.current?.focus();
    former.current = stage.kind;
  }, [stage.kind]);

  const finish = (judged: readonly JudgedRow[], { results }: InvitationBatchResult) => {
    const created = results.filter((one) => "invitation" in one);
    const refused = results.flatMap((one, index) => {
      const row = judged[index]?.row;
      return row && "refused" in one ? [{ row, reason: one.refused }] : [];
    });
    setStage({ kind: "done", created, refused });
  };

  return (
    <div className={styles.tab}>
      <h3 ref={heading} tabIndex={-1}>
        {t(`${stage.kind}.title`)}
      </h3>
      {error !== undefined && error !== null && <Alert tone="warning">{problemText(error)}</Alert>}
      {!known && !error && <Skeleton lines={5} />}
      {known && stage.kind === "source" && (
        <ImportSource onRead={(rows) => setStage({ kind: "preview", rows })} />
      )}
      {known && stage.kind === "preview" && (
        <ImportPreview
          rows={stage.rows}
          known={known}
          onChange={(rows) => setStage({ kind: "preview", rows })}
          onBack={() => setStage({ kind: "source" })}
          onInvited={finish}
        />
      )}
      {stage.kind === "done" && (
        <ImportDone
          created={stage.created}
          refused={stage.refused}
          onAgain={(rows) => setStage(rows.length > 0 ? { kind: "preview", rows } : { kind: "source" })}
        />
      )}
    </div>
  );
}
