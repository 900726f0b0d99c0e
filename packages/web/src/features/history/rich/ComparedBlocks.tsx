import type { ComparedBlock, KeptBlock, Shell } from "@querschnitt/shared/compare/comparison";
import { isTextBlock, type ReshapedBlock } from "@querschnitt/shared/compare/comparison";
import { isReshelled } from "@querschnitt/shared/compare/countChanges";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Compared.module.css";
import { ComparedPieces, Marked, type Sides } from "./ComparedPieces.tsx";
import { Element, Rich, RichList } from "./Rich.tsx";

/** Elements of two compared texts in one, or one side of them. */
export function ComparedBlocks({ blocks, sides }: { blocks: readonly ComparedBlock[]; sides: Sides }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a comparison has no other order, and nothing in it has a state
  return blocks.map((block, index) => <ComparedElement key={index} block={block} sides={sides} />);
}

/** One element of two compared texts. */
export function ComparedElement({ block, sides }: { block: ComparedBlock; sides: Sides }) {
  const { t } = useTranslation("history");
  switch (block.change) {
    case "added":
      return sides === "before" ? null : <WholeElement node={block.node} change="added" />;
    case "removed":
      return sides === "after" ? null : <WholeElement node={block.node} change="removed" />;
    case "moved-away":
      return sides === "after" ? null : <MovedAway node={block.node} />;
    case "moved-here":
      return sides === "before" ? null : <MovedHere block={block.block} sides={sides} />;
    case "reshaped": {
      const note = sides !== "before" && <Note words={t(`marks.${block.shape}`)} />;
      return <Reshaped block={block} sides={sides} note={note} />;
    }
    default:
      return <Kept block={block} sides={sides} />;
  }
}

/** What has happened to an element as a whole, in words that stand with it. */
function Note({ words }: { words: string }) {
  return (
    <span className={styles.note} data-change tabIndex={-1}>
      {words}
    </span>
  );
}

function MovedHere({ block, sides }: { block: KeptBlock | ReshapedBlock; sides: Sides }) {
  const { t } = useTranslation("history");
  const note = <Note words={t("marks.movedHere")} />;
  return block.change === "reshaped" ? (
    <Reshaped {...{ block, sides, note }} />
  ) : (
    <Kept {...{ block, sides, note }} />
  );
}

function Kept({ block, sides, note }: { block: KeptBlock; sides: Sides; note?: ReactNode }) {
  const { t } = useTranslation("history");
  if (block.change === "same")
    return (
      <Holding shell={block.node} note={note}>
        <RichList nodes={block.node.content ?? []} />
      </Holding>
    );
  const reshelled = !note && isReshelled(block) && sides !== "before" && (
    <Note words={t("marks.reshelled")} />
  );
  return (
    <Holding shell={sides === "before" ? block.before : block.after} note={note || reshelled}>
      {block.change === "words" ? (
        <ComparedPieces pieces={block.pieces} sides={sides} />
      ) : (
        <ComparedBlocks blocks={block.children} sides={sides} />
      )}
    </Holding>
  );
}

/** An element that came or went as a whole. */
function WholeElement({ node, change }: { node: RichNode; change: "added" | "removed" }) {
  if (holdsInside(node))
    return (
      <Element shell={node}>
        <Marked change={change} isStart isBlock>
          <RichList nodes={node.content ?? []} />
        </Marked>
      </Element>
    );
  if (node.type === "tableRow")
    return (
      <Element shell={node}>
        {(node.content ?? []).map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other order
          <Element key={index} shell={cell}>
            <Marked change={change} isStart={index === 0} isBlock>
              <RichList nodes={cell.content ?? []} />
            </Marked>
          </Element>
        ))}
      </Element>
    );
  return (
    <Marked change={change} isStart isBlock>
      <Rich node={node} />
    </Marked>
  );
}

/** Elements that may stand in their parent only as they are: what marks them stands inside. */
function holdsInside({ type }: Pick<RichNode, "type">): boolean {
  return ["listItem", "taskItem", "tableCell", "tableHeader"].includes(type);
}

function MovedAway({ node }: { node: RichNode }) {
  const { t } = useTranslation("history");
  const words = (
    <del className={styles.movedAway} data-block>
      <span className={styles.noteQuiet}>{t("marks.movedAway")}</span>
      {holdsInside(node) ? <RichList nodes={node.content ?? []} /> : <Rich node={node} />}
    </del>
  );
  return holdsInside(node) ? <Element shell={node}>{words}</Element> : words;
}

/** An element with a note before it, or in it where nothing else may stand between it and its parent. */
function Holding({ shell, note, children }: { shell: Shell; note: ReactNode; children: ReactNode }) {
  if (!note) return <Element shell={shell}>{children}</Element>;
  if (holdsInside(shell))
    return (
      <Element shell={shell}>
        {note}
        {children}
      </Element>
    );
  if (shell.type === "tableRow") return <Element shell={shell}>{children}</Element>;
  return (
    <>
      {note}
      <Element shell={shell}>{children}</Element>
    </>
  );
}

function Reshaped({ block, sides, note }: { block: ReshapedBlock; sides: Sides; note: ReactNode }) {
  if (sides === "before") return <RichList nodes={block.before} />;
  let drawn = 0;
  /** What an element holds, its text blocks with what has changed in them. */
  const inner = (node: RichNode): ReactNode =>
    isTextBlock(node) ? (
      <ComparedPieces pieces={block.pieces[drawn++] ?? []} sides={sides} />
    ) : (
      (node.content ?? []).map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other order, and nothing in them has a state
        <Element key={index} shell={child}>
          {inner(child)}
        </Element>
      ))
    );
  return block.after.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Holding key={index} shell={node} note={index === 0 && note}>
      {inner(node)}
    </Holding>
  ));
}
