import { type Message, type MessageState, messageStates } from "@querschnitt/shared/api/messages";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useHandleMessage, useRemoveMessage } from "../../api/messages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Reports.module.css";

interface Begun {
  state: MessageState;
  note: string;
  /** The version that was on the screen when it was begun. */
  version: number;
}

/** How far a message is, and a note: for those who answer for it. */
export function MessageHandling({
  message,
  mayRemove,
  onHandled,
}: {
  message: Message;
  mayRemove: boolean;
  onHandled: () => void;
}) {
  const { t } = useTranslation(["reports", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const handle = useHandleMessage();
  const remove = useRemoveMessage();
  const [begun, setBegun] = useState<Begun>();
  const [removing, setRemoving] = useState(false);
  const { state, note, version } = begun ?? message;
  const change = (part: Partial<Begun>) => setBegun({ state, note, version, ...part });
  const error = handle.error ?? remove.error;
  const isConflict = error instanceof ApiProblem && error.type === "conflict";
  const erasesQuote = message.kind === "report" && message.about !== null && state === "done";

  const save = (): void => {
    onHandled();
    handle.mutate(
      // After a conflict the other's version is on the screen: whoever saves then has seen it.
      { message: message.id, state, note, version: isConflict ? message.version : version },
      {
        onSuccess: () => {
          setBegun(undefined);
          toast({ tone: "success", text: t("handling.saved") });
        },
      },
    );
  };

  return (
    <div className={styles.handling}>
      {error && (
        <div data-wide="">
          <Alert tone="danger" live>
            {isConflict
              ? t("handling.conflict", {
                  state: t(`states.${message.state}`),
                  note: message.note || t("handling.noNote"),
                })
              : problemText(error)}
          </Alert>
        </div>
      )}
      <Select
        label={t("handling.state")}
        value={state}
        options={messageStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        onValueChange={(next) => change({ state: next })}
      />
      <TextArea
        label={t("handling.note")}
        hint={t("handling.noteHint")}
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => change({ note: event.target.value })}
      />
      {erasesQuote && <p className={styles.facts}>{t("handling.erasesQuote")}</p>}
      <div className={styles.buttons}>
        <Button
          variant={begun ? "primary" : "secondary"}
          busy={handle.isPending}
          aria-disabled={!begun || undefined}
          onClick={begun && save}
        >
          {t("common:save")}
        </Button>
        {mayRemove && (
          <Button variant="quiet" icon="trash" onClick={() => setRemoving(true)}>
            {t("common:delete")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t("handling.removeTitle")}
        description={t("handling.removeText")}
        confirm={t("common:delete")}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate(message.id, { onSettled: () => setRemoving(false) })}
      />
    </div>
  );
}
