import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { ReadItem } from "@querschnitt/shared/documents/agenda";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import styles from "../Sessions.module.css";
import type { Moves, Target } from "./agendaMoves.ts";
import { MeasureLink } from "./MeasureLink.tsx";

/** One item of the agenda, with what its reader may do to it. */
export function AgendaItem({
  item,
  number,
  directory,
  mayEdit,
  mayArrange,
  mayRemovePaper,
  moves,
  onMove,
  onEdit,
  onDelete,
  onRemovePaper,
}: {
  item: ReadItem;
  /** As it is shown, with the mark of its part. */
  number: string;
  directory: DirectoryView;
  mayEdit: boolean;
  /** Whether they may move and delete it, too. */
  mayArrange: boolean;
  mayRemovePaper: (paper: { createdBy: string }) => boolean;
  moves: Moves;
  onMove: (target: Target) => void;
  onEdit: () => void;
  onDelete: () => void;
  onRemovePaper: (paper: string) => void;
}) {
  const { t } = useTranslation(["sessions", "common"]);
  const { id, title, kind, minutes, presenter, measures, papers } = item;
  const sortable = useSortable({ id, disabled: !mayArrange });
  const name = `${number} ${title}`;
  const step = (
    direction: keyof Moves,
    icon: "chevron-up" | "chevron-down" | "chevron-right" | "chevron-left",
  ) => {
    const target = moves[direction];
    return (
      target && (
        <MenuItem icon={icon} onSelect={() => onMove(target)}>
          {t(`move.${direction}`)}
        </MenuItem>
      )
    );
  };
  return (
    <li
      ref={sortable.setNodeRef}
      className={classNames(
        styles.item,
        item.parent !== null && styles.sub,
        sortable.isDragging && styles.dragging,
      )}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      {mayArrange && (
        <IconButton
          ref={sortable.setActivatorNodeRef}
          size="small"
          icon="grip"
          label={t("move.handle", { item: name })}
          className={styles.handle}
          {...sortable.attributes}
          {...sortable.listeners}
        />
      )}
      <span className={styles.number}>{number}</span>
      <div className={styles.body}>
        <span className={styles.itemTitle}>{title}</span>
        <div className={styles.marks}>
          {kind !== "formality" && (
            <Badge tone={kind === "decision" ? "info" : "neutral"}>{t(`kinds.${kind}`)}</Badge>
          )}
          {minutes !== null && <span>{t("minutes", { count: minutes })}</span>}
          {presenter && (
            <span>
              {t("item.presentedBy", {
                person: directory.person(presenter)?.name ?? t("common:unknownPerson"),
              })}
            </span>
          )}
          {item.publicTitle !== "" && <span>{t("item.publicly", { title: item.publicTitle })}</span>}
        </div>
        {(measures.length > 0 || papers.length > 0) && (
          <div className={styles.marks}>
            {measures.map((measure) => (
              <MeasureLink key={measure} measure={measure} />
            ))}
            {papers.map((paper) => (
              <span key={paper.id} className={styles.paper}>
                <a href={paper.href} target="_blank" rel="noopener noreferrer nofollow">
                  <Icon name="link" /> {paper.title}
                </a>
                {mayRemovePaper(paper) && (
                  <IconButton
                    size="small"
                    icon="close"
                    label={t("item.removePaper", { paper: paper.title })}
                    onClick={() => onRemovePaper(paper.id)}
                  />
                )}
              </span>
            ))}
          </div>
        )}
      </div>
      {mayEdit && (
        <Menu trigger={<IconButton size="small" icon="more" label={t("item.actions", { item: name })} />}>
          <MenuItem icon="edit" onSelect={onEdit}>
            {t("common:edit")}
          </MenuItem>
          {mayArrange && (
            <>
              <MenuLine />
              {step("up", "chevron-up")}
              {step("down", "chevron-down")}
              {step("nest", "chevron-right")}
              {step("unnest", "chevron-left")}
              <MenuLine />
              <MenuItem icon="trash" danger onSelect={onDelete}>
                {t("common:delete")}
              </MenuItem>
            </>
          )}
        </Menu>
      )}
    </li>
  );
}
