import type { ComparedPiece } from "@querschnitt/shared/compare/comparison";
import { beginsChange } from "@querschnitt/shared/compare/countChanges";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Compared.module.css";
import { Rich } from "./Rich.tsx";

/** Which of two compared texts is drawn, or both in one. */
export type Sides = "both" | "before" | "after";

/** What a text block holds, with what has happened to it; for those who see no colour, in words as well. */
export function ComparedPieces({ pieces, sides }: { pieces: readonly ComparedPiece[]; sides: Sides }) {
  return pieces.map((piece, index) => {
    if (piece.change === "removed" && sides === "after") return null;
    if (piece.change === "added" && sides === "before") return null;
    const node = piece.change === "formatted" && sides === "before" ? piece.before : piece.node;
    const isStart = beginsChange(pieces, index);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other order, and nothing in them has a state
      <Marked key={index} change={piece.change} isStart={isStart}>
        <Rich node={node} />
      </Marked>
    );
  });
}

const elements = { added: "ins", removed: "del", formatted: "span" } as const;

/** Sets a change off: colour and line, and hidden words around it. `isStart`: one can step here. */
export function Marked({
  change,
  isStart,
  isBlock = false,
  children,
}: {
  change: ComparedPiece["change"];
  isStart: boolean;
  isBlock?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation("history");
  if (change === "same") return children;
  const Tag = elements[change];
  return (
    <Tag
      className={styles[change]}
      {...(isBlock && { "data-block": true })}
      {...(isStart && { "data-change": true, tabIndex: -1 })}
    >
      <span className={styles.said}>{t(`marks.${change}`)} </span>
      {children}
      <span className={styles.said}> {t("marks.end")}</span>
    </Tag>
  );
}
