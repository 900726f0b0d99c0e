import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { ProposalDeeds } from "./ProposalCard.tsx";
import styles from "./Proposals.module.css";

/** Decides about all proposals that are shown. */
export function ProposalBatch({
  threads,
  deeds,
}: {
  threads: readonly ReadThread[];
  deeds: ProposalDeeds & {
    acceptAll: (threads: readonly ReadThread[]) => void;
    declineAll: (threads: readonly ReadThread[]) => void;
  };
}) {
  const { t } = useTranslation("proposals");
  const [asking, setAsking] = useState(false);
  const count = threads.length;
  if (!deeds.mayDecide || count < 2) return null;
  return (
    <fieldset className={styles.batch}>
      <legend className="visually-hidden">{t("batch.label")}</legend>
      <Button
        size="small"
        icon="check"
        busy={deeds.busy.size > 0}
        disabled={deeds.hindrance !== undefined}
        onClick={() => setAsking(true)}
      >
        {t("batch.accept", { count })}
      </Button>
      <Button
        size="small"
        icon="close"
        disabled={deeds.hindrance === "offline" || deeds.busy.size > 0}
        onClick={() => deeds.declineAll(threads)}
      >
        {t("batch.decline", { count })}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("batch.title", { count })}
        description={t("batch.meaning")}
        confirm={t("card.accept")}
        onConfirm={() => {
          setAsking(false);
          deeds.acceptAll(threads);
        }}
      />
    </fieldset>
  );
}
