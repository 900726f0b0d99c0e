import { useState } from "react";
import { useKept } from "../../offline/useKept.ts";
import { CommentForm } from "./CommentForm.tsx";
import styles from "./Discussion.module.css";
import type { NewThreadTopic } from "./DiscussionPanel.tsx";
import { type DiscussionReader, keptAs, useSpaceWords } from "./DiscussionReader.ts";

/** The form that opens a thread on a passage or on the measure as a whole. */
export function NewThread({
  topic,
  reader,
  onOpen,
  onCancel,
}: {
  topic: NewThreadTopic;
  reader: DiscussionReader;
  onOpen: (body: string) => void;
  /** Called with what had the focus before the form took it. */
  onCancel: (before: Element | null) => void;
}) {
  const t = useSpaceWords(reader.space);
  const [before] = useState(() => document.activeElement);
  const [text, setText] = useKept(keptAs(reader, "new"), "");
  return (
    <div className={styles.new}>
      <CommentForm
        // A new passage takes the focus again.
        key={topic.anchor?.start ?? ""}
        autoFocus
        space={reader.space}
        label={t(topic.anchor ? "new.passageLabel" : "new.wholeLabel")}
        submitLabel={t("new.open")}
        text={text}
        onText={setText}
        onCancel={() => onCancel(before)}
        onSubmit={(body) => {
          setText("");
          onOpen(body);
        }}
      >
        {topic.anchor && (
          <blockquote className={styles.quote} lang="de">
            {topic.anchor.quote}
          </blockquote>
        )}
      </CommentForm>
    </div>
  );
}
