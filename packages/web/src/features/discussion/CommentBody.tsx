import { splitMentions } from "@querschnitt/shared/documents/mentions";
import { classNames } from "../../ui/classNames.ts";
import styles from "./Discussion.module.css";
import { useMentionsHere } from "./useMentions.ts";

/** The words of a comment, with whom it addresses set off. */
export function CommentBody({ body, reader }: { body: string; reader: string }) {
  const { nameOf } = useMentionsHere();
  return (
    <p className={styles.body}>
      {splitMentions(body).map((piece, position) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the same mention may stand there twice, and its place is all it has
            key={position}
            className={classNames(styles.mention, piece.id === reader && styles.mentionOfReader)}
          >
            @{nameOf(piece)}
          </span>
        ),
      )}
    </p>
  );
}
