import { compareWords } from "@querschnitt/shared/compare/compareWords";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { useTranslation } from "react-i18next";
import styles from "./Proposals.module.css";

/** What a proposal changes, word by word: what goes is struck, what comes is underlined, and both are said in words. */
export function Wording({
  original,
  replacement,
}: {
  original: readonly RichNode[];
  replacement: readonly RichNode[];
}) {
  const { t } = useTranslation("proposals");
  const [before, after] = [plainText(original), plainText(replacement)];
  if (before === after && before !== "")
    return (
      <>
        <p className={styles.note}>{t("wording.formatOnly")}</p>
        <p className={styles.wording} lang="de">
          {before}
        </p>
      </>
    );
  let at = 0;
  return (
    <p className={styles.wording} lang="de">
      {compareWords(before, after).map(({ change, text }) => {
        const key = `${at}${change}`;
        at += text.length;
        if (change === "same") return <span key={key}>{text}</span>;
        const Mark = change === "added" ? "ins" : "del";
        return (
          <Mark key={key} className={change === "added" ? styles.added : styles.removed}>
            <span className="visually-hidden">{t(`wording.${change}`)} </span>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
