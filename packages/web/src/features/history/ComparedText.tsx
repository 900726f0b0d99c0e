import type { ComparedBlock } from "@querschnitt/shared/compare/comparison";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./History.module.css";
import { ComparedElement } from "./rich/ComparedBlocks.tsx";
import "../../editor/text.css";

/** Two compared texts in one; what has changed can be turned back where it stands. */
export function InlineText({
  blocks,
  onRestore,
}: {
  blocks: readonly ComparedBlock[];
  /** Absent where one may not write. */
  onRestore: ((block: ComparedBlock) => void) | undefined;
}) {
  return (
    <div className={classNames("shared-text", styles.text)} lang="de">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison has no other order, and nothing in it has a state
        <div key={index} className={styles.block}>
          <ComparedElement block={block} sides="both" />
          <Restore block={block} onRestore={onRestore} />
        </div>
      ))}
    </div>
  );
}

/** Two compared texts side by side, each element beside what became of it. */
export function SideBySide({
  blocks,
  before,
  after,
  onRestore,
}: {
  blocks: readonly ComparedBlock[];
  /** What the two are called. */
  before: string;
  after: string;
  onRestore: ((block: ComparedBlock) => void) | undefined;
}) {
  return (
    <div className={styles.sides}>
      <p className={styles.sideHead}>{before}</p>
      <p className={styles.sideHead}>{after}</p>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={styles.pair} data-same={block.change === "same" || undefined}>
          <div className={classNames("shared-text", styles.text)} lang="de">
            <ComparedElement block={block} sides="before" />
          </div>
          <div className={classNames("shared-text", styles.text)} lang="de">
            <ComparedElement block={block} sides="after" />
            <Restore block={block} onRestore={onRestore} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Restore({
  block,
  onRestore,
}: {
  block: ComparedBlock;
  onRestore: ((block: ComparedBlock) => void) | undefined;
}) {
  const { t, i18n } = useTranslation("history");
  // Where it stands now one turns it back.
  if (!onRestore || block.change === "same" || block.change === "moved-away") return null;
  return (
    <p className={styles.restore} lang={i18n.language}>
      <Button size="small" variant="quiet" icon="undo" onClick={() => onRestore(block)}>
        {t("restore.here")}
      </Button>
    </p>
  );
}
