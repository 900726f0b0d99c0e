import type { ChangesSince } from "@querschnitt/shared/api/history";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { OrganisationMark } from "../../../ui/OrganisationMark.tsx";
import { ariaShortcut, shortcutText } from "../../../ui/shortcuts.ts";
import { useToast } from "../../../ui/Toaster.tsx";
import { changeShortcuts } from "../changeShortcuts.ts";
import { onChangeKeys } from "../onChangeKeys.ts";
import { useHistoryWords } from "../useHistoryWords.ts";
import styles from "./Since.module.css";
import { hideChanges, showChanges, stepToChange } from "./SinceMarks.ts";

/** So many places are named. */
const NAMED = 4;

export interface SinceBarProps {
  measure: string;
  person: string;
  news: ChangesSince;
  directory: DirectoryView;
  /** Whether this person may see how the measure was. */
  mayTravel: boolean;
  editor: Editor | undefined;
  /** Brings the text onto the screen, where it has no room beside the rest. */
  onText: () => void;
  onSeen: () => void;
}

/** Says quietly what others have changed since this person was last here, and leads through it. */
export function SinceBar(props: SinceBarProps) {
  const { measure, news, directory, mayTravel, onSeen } = props;
  const { t } = useTranslation("history");
  const words = useHistoryWords(directory);
  const { places, since } = news;
  const named = places.slice(0, NAMED);
  return (
    <section className={styles.bar} aria-labelledby="since-title">
      <h2 id="since-title" className={styles.title}>
        <Icon name="clock" /> {t("since.title", { count: places.length, when: words.when(since) })}
      </h2>
      <ul className="plain-list">
        {named.map(({ room, section, people }) => (
          <li key={`${room}.${section}`} className={styles.place}>
            <span>{words.place(room, section)}:</span>
            {people.slice(0, 3).map(({ person }) => (
              <Somebody key={person} person={person} name={words.name(person)} directory={directory} />
            ))}
            <span className={styles.amount}>
              {t("since.amount", {
                count: people.reduce((sum, { inserted, deleted }) => sum + inserted + deleted, 0),
              })}
            </span>
          </li>
        ))}
        {places.length > named.length && <li className={styles.amount}>{t("since.moreParts")}</li>}
      </ul>
      <div className={styles.actions}>
        {places.some(({ room }) => room === "draft") && <Marks {...props} />}
        {mayTravel && (
          <Link href={`/measures/${measure}/history?at=${since}&with=now`}>{t("since.compare")}</Link>
        )}
        <Button size="small" icon="check" onClick={onSeen}>
          {t("since.dismiss")}
        </Button>
      </div>
    </section>
  );
}

function Somebody({ person, name, directory }: { person: string; name: string; directory: DirectoryView }) {
  const organisation = directory.organisationOf(person);
  return organisation ? (
    <OrganisationMark group={organisation.stakeholderGroup} name={name} />
  ) : (
    <span>{name}</span>
  );
}

/** Shows the changes in the text, and steps through them. */
function Marks({ measure, person, news, mayTravel, editor, onText }: SinceBarProps) {
  const { t } = useTranslation(["history", "frame"]);
  const announce = useAnnounce();
  const toast = useToast();
  const problemText = useProblemText();
  const [shown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const last = useRef<number>(undefined);
  const bringText = useRef(onText);
  bringText.current = onText;

  const step = useCallback(
    (by: 1 | -1): void => {
      if (!editor || editor.isDestroyed) return;
      bringText.current();
      const found = stepToChange(editor, by, last.current);
      if (!found) {
        announce(t("since.noMarks"));
        return;
      }
      last.current = found.at;
      announce([t("compared.at", { place: found.place, count: found.count }), found.words].join(": "));
    },
    [editor, announce, t],
  );
  useEffect(() => (shown ? onChangeKeys(step) : undefined), [shown, step]);
  useEffect(
    () => () => {
      if (editor && !editor.isDestroyed) hideChanges(editor);
    },
    [editor],
  );

  const show = async (): Promise<void> => {
    if (!editor) return;
    setBusy(true);
    try {
      const { findChanges } = await import("./findChanges.ts");
      const marks = await findChanges(editor, { measure, since: news.since, person, mayTravel });
      if (editor.isDestroyed) return;
      const count = showChanges(editor, marks, (removed) => t("since.gone", { words: removed }));
      setShown(count > 0);
      if (count > 0) step(1);
      else toast({ tone: "info", text: t("since.noMarks") });
    } catch (error) {
      toast({ tone: "warning", text: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  if (!shown)
    return (
      <Button size="small" busy={isBusy} disabled={!editor} onClick={() => void show()}>
        {t("since.showMarks")}
      </Button>
    );
  const names = { control: t("frame:keys.control"), shift: t("frame:keys.shift"), alt: t("frame:keys.alt") };
  return (
    <>
      {(["previous", "next"] as const).map((direction) => (
        <IconButton
          key={direction}
          icon={direction === "next" ? "chevron-down" : "chevron-up"}
          label={t(`since.${direction}`)}
          hint={shortcutText(changeShortcuts[direction], names)}
          aria-keyshortcuts={ariaShortcut(changeShortcuts[direction])}
          onClick={() => step(direction === "next" ? 1 : -1)}
        />
      ))}
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          if (editor && !editor.isDestroyed) hideChanges(editor);
          setShown(false);
        }}
      >
        {t("since.hideMarks")}
      </Button>
    </>
  );
}
