import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import styles from "./MentionField.module.css";
import type { Candidate } from "./mentionCandidates.ts";

const icons: Record<Candidate["mention"]["kind"], IconName> = {
  person: "person",
  organisation: "flag",
  group: "people",
};

/** Whom one may mean. The focus stays in the field, which names the chosen option. */
export function MentionList({
  id,
  label,
  candidates,
  current,
  onChoose,
}: {
  id: string;
  label: string;
  candidates: readonly Candidate[];
  current: number;
  onChoose: (candidate: Candidate) => void;
}) {
  const { t } = useTranslation("mentions");
  const options = useRef<HTMLDivElement>(null);
  useEffect(() => {
    options.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div ref={options} id={id} role="listbox" aria-label={label} className={styles.list}>
      {candidates.map((candidate, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys for it
        <div
          key={`${candidate.mention.kind}:${candidate.mention.id}`}
          id={`${id}-${position}`}
          role="option"
          tabIndex={-1}
          aria-selected={position === current}
          className={styles.option}
          // The field would lose the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(candidate)}
        >
          <Icon name={icons[candidate.mention.kind]} />
          <span className={styles.name}>{candidate.name}</span>
          <span className={styles.detail}>
            {candidate.mention.kind === "group" ? t("group") : candidate.detail}
          </span>
        </div>
      ))}
    </div>
  );
}
