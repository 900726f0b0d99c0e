import type { Session } from "@querschnitt/shared/api/sittings";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ProtocolCommand, ReadProtocol } from "@querschnitt/shared/documents/protocol";
import { mayRecord, mayTakePart } from "@querschnitt/shared/policy/sessions";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { PersonAdder } from "../PersonAdder.tsx";
import { partOf, type SessionItem, type SessionParts } from "../useSessionParts.ts";
import styles from "./Live.module.css";

type Hand = ReadProtocol["hands"][number];

/** Who wants to speak about the current item, in their order: to raise and lower one's hand, and to give the floor. */
export function Speakers({
  session,
  item,
  parts,
  me,
  directory,
}: {
  session: Session;
  item: SessionItem;
  parts: SessionParts;
  me: string;
  directory: DirectoryView;
}) {
  const { t } = useTranslation(["live", "common"]);
  const part = partOf(parts, item.part);
  const hands = part?.protocol.hands.filter((hand) => hand.item === item.id) ?? [];
  const leads = mayRecord(session);
  const own = hands.find(({ person }) => person === me);
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("common:unknownPerson");
  useTold(hands, me, leads, nameOf);
  if (!part) return null;
  const perform = (command: ProtocolCommand): void => part.protocolRoom.perform(command);
  const set = (hand: Hand, state: Hand["state"]): void => perform({ type: "set-hand", hand: hand.id, state });
  const raise = (person: string): void =>
    perform({ type: "raise-hand", hand: newId(), item: item.id, person });
  const giveFloor = (hand: Hand): void => {
    for (const one of hands) if (one.state === "speaking" && one.id !== hand.id) set(one, "done");
    set(hand, "speaking");
  };
  const others = directory.people.filter(
    ({ id, active }) => active && !hands.some(({ person }) => person === id),
  );
  return (
    <section className={styles.section} aria-label={t("speakers.title")}>
      <h2>{t("speakers.title")}</h2>
      {hands.length === 0 && <p className={styles.small}>{t("speakers.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ol role="list" className={styles.list} aria-label={t("speakers.title")}>
        {hands.map((hand, place) => (
          <li key={hand.id} className={styles.speaker} data-speaking={hand.state === "speaking" || undefined}>
            <span className={styles.speakerName}>{nameOf(hand.person)}</span>
            {hand.state === "speaking" && (
              <Badge tone="success" icon="comment">
                {t("speakers.speaking")}
              </Badge>
            )}
            {leads && (
              <span className={styles.speakerActions}>
                {hand.state === "waiting" ? (
                  <Button
                    size="small"
                    onClick={() => giveFloor(hand)}
                    aria-label={t("speakers.giveTo", { person: nameOf(hand.person) })}
                  >
                    {t("speakers.give")}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    onClick={() => set(hand, "done")}
                    aria-label={t("speakers.doneOf", { person: nameOf(hand.person) })}
                  >
                    {t("speakers.done")}
                  </Button>
                )}
                <IconButton
                  size="small"
                  icon="chevron-up"
                  disabled={place === 0}
                  label={t("speakers.up", { person: nameOf(hand.person) })}
                  onClick={() =>
                    perform({ type: "move-hand", hand: hand.id, after: hands[place - 2]?.id ?? null })
                  }
                />
                <IconButton
                  size="small"
                  icon="chevron-down"
                  disabled={place === hands.length - 1}
                  label={t("speakers.down", { person: nameOf(hand.person) })}
                  onClick={() =>
                    perform({ type: "move-hand", hand: hand.id, after: hands[place + 1]?.id ?? null })
                  }
                />
                <IconButton
                  size="small"
                  icon="close"
                  label={t("speakers.remove", { person: nameOf(hand.person) })}
                  onClick={() => set(hand, "withdrawn")}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {mayTakePart(session) && (
        <div className={styles.actions}>
          {own ? (
            own.state === "waiting" && (
              <Button icon="close" onClick={() => set(own, "withdrawn")}>
                {t("speakers.lower")}
              </Button>
            )
          ) : (
            <Button icon="hand" variant={leads ? "secondary" : "primary"} onClick={() => raise(me)}>
              {t("speakers.raise")}
            </Button>
          )}
        </div>
      )}
      {leads && (
        <PersonAdder
          label={t("speakers.addOther")}
          choose={t("speakers.choose")}
          button={t("speakers.addButton")}
          people={others}
          onAdd={raise}
        />
      )}
    </section>
  );
}

/** Says whose turn it is to the one who has it, and to those who lead that somebody wants to speak: nobody else is disturbed. */
function useTold(
  hands: readonly Hand[],
  me: string,
  leads: boolean,
  nameOf: (person: string) => string,
): void {
  const { t } = useTranslation("live");
  const announce = useAnnounce();
  const known = useRef<readonly Hand[]>(hands);
  useEffect(() => {
    const before = known.current;
    known.current = hands;
    for (const hand of hands) {
      const was = before.find(({ id }) => id === hand.id)?.state;
      if (hand.person === me && hand.state === "speaking" && was !== "speaking")
        announce(t("speakers.yourTurn"));
      else if (leads && was === undefined && hand.person !== me)
        announce(t("speakers.wants", { person: nameOf(hand.person) }));
    }
  }, [hands, me, leads, nameOf, announce, t]);
}
