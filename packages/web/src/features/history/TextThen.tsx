import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import type { ComparedBlock } from "@querschnitt/shared/compare/comparison";
import { countChanges } from "@querschnitt/shared/compare/countChanges";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useMeasuredWidth } from "../../ui/useMeasuredWidth.ts";
import { ChangeSteps } from "./ChangeSteps.tsx";
import { InlineText, SideBySide } from "./ComparedText.tsx";
import styles from "./History.module.css";
import { RichList } from "./rich/Rich.tsx";
import "../../editor/text.css";

/** Two columns of text need at least this; pixels. */
const TWO_COLUMNS = 640;

/** A text as it stood, to read. */
export function TextThen({ text, label }: { text: RichNode; label: string }) {
  const { t } = useTranslation("history");
  const content = text.content ?? [];
  if (content.length === 0) return <EmptyState title={t("past.empty")} />;
  return (
    <section aria-label={label} className={styles.sheet}>
      <div className={classNames("shared-text", styles.text)} lang="de">
        <RichList nodes={content} />
      </div>
    </section>
  );
}

/** A text beside what became of it. */
export function ComparedTexts({
  before,
  after,
  names,
  layout,
  onRestore,
}: {
  before: RichNode;
  after: RichNode;
  /** What the two are called. */
  names: { before: string; after: string };
  layout: "inline" | "side";
  /** Turns one element back; absent where one may not write. `blocks`: what is shown. */
  onRestore: ((block: ComparedBlock, blocks: readonly ComparedBlock[]) => void) | undefined;
}) {
  const { t } = useTranslation("history");
  const place = useRef<HTMLElement>(null);
  const width = useMeasuredWidth(place, TWO_COLUMNS);
  const blocks = useMemo(() => compareTexts(before, after), [before, after]);
  const count = useMemo(() => countChanges(blocks), [blocks]);
  const restore = onRestore && ((block: ComparedBlock) => onRestore(block, blocks));
  return (
    <section ref={place} aria-label={t("compared.label", names)}>
      <ChangeSteps count={count} within={place} />
      {count > 0 && <p className={styles.quiet}>{t("compared.legend")}</p>}
      <div className={styles.sheet}>
        {layout === "side" && width >= TWO_COLUMNS ? (
          <SideBySide {...{ blocks, ...names }} onRestore={restore} />
        ) : (
          <InlineText blocks={blocks} onRestore={restore} />
        )}
      </div>
    </section>
  );
}
