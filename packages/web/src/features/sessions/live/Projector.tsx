import type { Session } from "@querschnitt/shared/api/sittings";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { partOf, type SessionParts } from "../useSessionParts.ts";
import { CurrentItem, WhatFollows } from "./CurrentItem.tsx";
import { type Floor, nextItem } from "./floor.ts";
import styles from "./Live.module.css";

/** What is being dealt with over the whole screen, for everybody in the room. */
export function Projector({
  session,
  parts,
  floor,
  directory,
  onClose,
}: {
  session: Session;
  parts: SessionParts;
  floor: Floor | undefined;
  directory: DirectoryView;
  onClose: () => void;
}) {
  const { t } = useTranslation(["live", "common"]);
  useEffect(() => {
    // Where a browser does not allow it, the view still fills its window.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    // A screen that goes dark in the middle of a session helps nobody.
    const awake = navigator.wakeLock?.request("screen").catch(() => undefined);
    return () => {
      void awake?.then((lock) => lock?.release());
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const part = floor?.item && partOf(parts, floor.item.part);
  const hands = part?.protocol.hands.filter(({ item }) => item === floor?.item?.id) ?? [];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="screen" title={session.title}>
      <div className={styles.projector}>
        <CurrentItem {...{ floor, parts, directory }} />
        {hands.length > 0 && (
          <section aria-label={t("speakers.title")}>
            <h3>{t("speakers.title")}</h3>
            <ol className={styles.projectedHands}>
              {hands.map(({ id, person, state }) => (
                <li key={id}>
                  {directory.person(person)?.name ?? t("common:unknownPerson")}
                  {state === "speaking" && ` (${t("speakers.speaking")})`}
                </li>
              ))}
            </ol>
          </section>
        )}
        <WhatFollows next={nextItem(parts, floor)} parts={parts} floor={floor} end={session.end} />
      </div>
    </Dialog>
  );
}
