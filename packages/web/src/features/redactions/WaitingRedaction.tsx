import type { Redaction } from "@querschnitt/shared/api/redactions";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDecideOnRedaction } from "../../api/redactions.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { Consequences } from "./RedactDialog.tsx";
import styles from "./Redactions.module.css";

type Decision = "confirm" | "refuse" | "withdraw";

/** A redaction that waits, with what one can do about it. */
export function WaitingRedaction({ redaction, place }: { redaction: Redaction; place?: ReactNode }) {
  const { t } = useTranslation(["redactions", "reports", "common"]);
  const me = useMe();
  const directory = useDirectory();
  const [decision, setDecision] = useState<Decision>();
  const { quote, reason, askedBy, askedAt, mayDecide } = redaction;
  const isOwn = askedBy === me.person.id;
  const offered: Decision[] = mayDecide ? ["confirm", "refuse"] : isOwn ? ["withdraw"] : [];
  return (
    <Alert
      tone="warning"
      title={t(isOwn ? "waiting.own" : "waiting.title")}
      actions={offered.map((one) => (
        <Button key={one} size="small" onClick={() => setDecision(one)}>
          {t(`decide.${one}.open`)}
        </Button>
      ))}
    >
      <div className={styles.waiting}>
        {place && <p>{place}</p>}
        {quote === "" ? (
          <p>{t("waiting.nothingThere")}</p>
        ) : (
          <blockquote className={styles.quote} lang="de">
            {quote}
          </blockquote>
        )}
        <p className={styles.facts}>
          {t(`reports:reasons.${reason}`)} ·{" "}
          {t("waiting.askedBy", { name: directory.person(askedBy)?.name ?? t("common:unknownPerson") })}{" "}
          <DateText value={askedAt} time />
        </p>
      </div>
      {decision && (
        <DecisionDialog redaction={redaction} decision={decision} onClose={() => setDecision(undefined)} />
      )}
    </Alert>
  );
}

function DecisionDialog({
  redaction: { id, quote },
  decision,
  onClose,
}: {
  redaction: Redaction;
  decision: Decision;
  onClose: () => void;
}) {
  const { t } = useTranslation("redactions");
  const problemText = useProblemText();
  const toast = useToast();
  const decide = useDecideOnRedaction();
  const [remark, setRemark] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = decision === "refuse" && remark.trim() === "";

  const submit = (): void => {
    setAsked(true);
    if (isMissing) return;
    const made = decision === "refuse" ? { decision, remark: remark.trim() } : { decision };
    decide.mutate(
      { redaction: id, ...made },
      {
        onSuccess: ({ state }) => {
          toast({ tone: "success", text: t(`decided.${state}`) });
          onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      title={t(`decide.${decision}.title`)}
      description={t(`decide.${decision}.lead`)}
      submitLabel={t(`decide.${decision}.submit`)}
      danger={decision === "confirm"}
      busy={decide.isPending}
      problem={decide.error ? problemText(decide.error) : undefined}
      noValidate
      onSubmit={submit}
      onClose={onClose}
    >
      {quote && (
        <blockquote className={styles.quote} lang="de">
          {quote}
        </blockquote>
      )}
      {decision === "confirm" && <Consequences />}
      {decision === "refuse" && (
        <TextArea
          label={t("decide.refuse.remark")}
          hint={t("decide.refuse.hint")}
          maxLength={500}
          value={remark}
          error={isAsked && isMissing ? t("decide.refuse.missing") : undefined}
          onChange={(event) => setRemark(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
