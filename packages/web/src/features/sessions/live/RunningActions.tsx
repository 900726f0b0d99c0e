import type { Session } from "@querschnitt/shared/api/sittings";
import { statesAfter } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMoveSitting } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { performOnParts } from "../performOnParts.ts";
import { sessionTime } from "../sessionTime.ts";
import type { SessionParts } from "../useSessionParts.ts";
import { callCommands, notReached, readFloor } from "./floor.ts";
import styles from "./Live.module.css";

/** Nobody opens a session this long before its time on purpose, in milliseconds. */
const EARLY = 60 * 60_000;

/** Opens a session, or takes one up again that was ended too early; then everybody follows what is being dealt with. */
export function OpenSession({ session, parts }: { session: Session; parts: SessionParts }) {
  const { t, i18n } = useTranslation("live");
  const toast = useToast();
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const move = useMoveSitting(session.id);
  const [isAsking, setAsking] = useState(false);
  const { state } = session;
  if (session.role !== "leader" || !statesAfter(state).includes("running")) return null;
  const isAgain = state === "minutes-open";
  // There is no way back to the preparation: who pressed the wrong button, days before, is asked.
  const isEarly = !isAgain && Date.parse(session.start) - Date.now() > EARLY;
  const open = async (): Promise<void> => {
    try {
      await move.mutateAsync({ from: state, to: "running" });
    } catch (error) {
      setAsking(false);
      toast({ tone: "danger", text: problemText(error) });
      return;
    }
    const set = (which: "start" | "end", at: number | null) =>
      ({ part: "public", command: { type: "set-time", which, at } }) as const;
    performOnParts(parts, [
      parts.open?.protocol.start === null ? set("start", Date.now()) : set("end", null),
    ]);
    navigate(`/sessions/${session.id}/live`);
  };
  return (
    <>
      <Button
        variant={state === "invited" ? "primary" : "secondary"}
        icon="check-circle"
        busy={move.isPending}
        disabled={!parts.ready}
        onClick={() => (isEarly ? setAsking(true) : void open())}
      >
        {t(isAgain ? "openAgain" : "open")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("early.title")}
        description={t("early.meaning", { time: sessionTime(i18n.language, session) })}
        confirm={t("open")}
        busy={move.isPending}
        onConfirm={() => void open()}
      />
    </>
  );
}

/** Ends a running session: what nobody dealt with is put forward for the next one. */
export function EndSession({ session, parts }: { session: Session; parts: SessionParts }) {
  const { t } = useTranslation("live");
  const toast = useToast();
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const move = useMoveSitting(session.id);
  const [isAsking, setAsking] = useState(false);
  if (session.role !== "leader" || session.state !== "running") return null;
  const floor = readFloor(parts);
  const left = notReached(parts).filter(({ id }) => id !== floor?.item?.id);
  const end = async (): Promise<void> => {
    try {
      // Waited for here, since this button is gone as soon as the page hears of it.
      await move.mutateAsync({ from: "running", to: "minutes-open" });
    } catch (error) {
      setAsking(false);
      toast({ tone: "danger", text: problemText(error) });
      return;
    }
    const progress = { state: "not-reached", spent: 0 } as const;
    performOnParts(parts, [
      ...callCommands(floor, undefined),
      ...left.map(({ id, part }) => ({
        part,
        command: { type: "set-progress", item: id, progress } as const,
      })),
      { part: "public", command: { type: "set-time", which: "end", at: Date.now() } },
    ]);
    navigate(`/sessions/${session.id}/minutes`);
  };
  return (
    <>
      <Button icon="check" disabled={!parts.ready} onClick={() => setAsking(true)}>
        {t("end.button")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("end.title")}
        description={t("end.meaning")}
        confirm={t("end.button")}
        busy={move.isPending}
        onConfirm={() => void end()}
      >
        {left.length > 0 && (
          <>
            <p>{t("end.left", { count: left.length })}</p>
            <ul className={styles.plain}>
              {left.map(({ id, label, title }) => (
                <li key={id}>
                  {label} {title}
                </li>
              ))}
            </ul>
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
