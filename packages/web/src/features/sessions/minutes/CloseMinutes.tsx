import type { Session } from "@querschnitt/shared/api/sittings";
import { voteProblem, votingAt } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCloseMinutes } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import type { SessionParts } from "../useSessionParts.ts";

/** Makes the minutes final, after what seems to be missing was pointed out. */
export function CloseMinutes({
  session,
  parts,
  rooms,
}: {
  session: Session;
  parts: SessionParts;
  /** All rooms that the minutes stand in, as far as their reader may open them. */
  rooms: readonly (RoomHandle | undefined)[];
}) {
  const { t, i18n } = useTranslation("minutes");
  const toast = useToast();
  const problemText = useProblemText();
  const close = useCloseMinutes(session.id);
  const [isAsking, setAsking] = useState(false);
  const attendance = parts.open?.protocol.attendance ?? [];
  const decisions = [parts.open, parts.closed].flatMap((part) => part?.protocol.decisions ?? []);
  const odd = new Set(
    decisions.filter((one) => voteProblem(one, votingAt(attendance, one.takenAt))).map(({ item }) => item),
  );
  const oddItems = parts.items.filter(({ id }) => odd.has(id)).map(({ label }) => label);
  // What is still under way would come too late.
  const isUnsent = rooms.some((room) => (room?.status.unsent ?? 0) > 0);
  const makeFinal = async (): Promise<void> => {
    try {
      // Waited for here, since this part of the page is gone as soon as it hears of it.
      await close.mutateAsync(session.revision);
      toast({ tone: "success", text: t("closing.done") });
    } catch (error) {
      setAsking(false);
      toast({ tone: "danger", text: problemText(error) });
    }
  };
  const doubts = [
    ...(attendance.length === 0 ? [t("closing.nobody")] : []),
    ...(parts.open?.protocol.end === null ? [t("closing.noEnd")] : []),
    ...(oddItems.length > 0
      ? [
          t("closing.oddVotes", {
            count: oddItems.length,
            items: new Intl.ListFormat(i18n.language).format(oddItems),
          }),
        ]
      : []),
  ];
  return (
    <div>
      <Button icon="lock" disabled={!parts.ready} onClick={() => setAsking(true)}>
        {t("closing.button")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("closing.title")}
        description={t("closing.meaning")}
        confirm={t("closing.button")}
        busy={close.isPending || isUnsent}
        onConfirm={() => void makeFinal()}
      >
        {isUnsent && <Alert tone="warning">{t("closing.unsent")}</Alert>}
        {doubts.length > 0 && (
          <>
            <p>{t("closing.doubts")}</p>
            <ul>
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </>
        )}
      </ConfirmDialog>
    </div>
  );
}
