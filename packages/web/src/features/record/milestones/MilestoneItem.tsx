import type { ReadMilestone } from "@querschnitt/shared/documents/recordEntries";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { FieldPeople } from "../fields/FieldPeople.tsx";
import { useFieldPresence } from "../fields/FieldPresence.tsx";
import { MilestoneMark } from "./MilestoneMark.tsx";
import styles from "./Milestones.module.css";
import type { MilestoneState } from "./milestoneState.ts";

/** One milestone with what its reader may do to it. */
export function MilestoneItem({
  number,
  milestone,
  state,
  onEdit,
  onDelete,
  onReach,
}: {
  number: number;
  milestone: ReadMilestone;
  state: MilestoneState;
  /** Left out for readers, as the others are. */
  onEdit?: () => void;
  onDelete?: () => void;
  onReach?: () => void;
}) {
  const { t } = useTranslation("milestones");
  const { t: common } = useTranslation("common");
  const { id, title, date, reachedOn } = milestone;
  const { others } = useFieldPresence(`milestone-${id}`);
  return (
    <li className={styles.item}>
      <MilestoneMark number={number} state={state} />
      <div className={styles.words}>
        <p className={styles.name}>
          {title} {others.length > 0 && <FieldPeople people={others} />}
        </p>
        <p className={styles.when}>
          <span>{date ? <DateText value={date} /> : t("noDate")}</span>
          {reachedOn !== null && (
            <span>
              · {t("reachedOn")} <DateText value={reachedOn} />
            </span>
          )}
          <Badge
            tone={state === "missed" ? "danger" : state === "reached" ? "success" : "neutral"}
            {...(state === "missed" && { icon: "alert" as const })}
          >
            {t(`state.${state}`)}
          </Badge>
        </p>
        {onReach && state === "missed" && (
          <div className={styles.reach}>
            <Button size="small" icon="check" aria-label={t("reachNamed", { title })} onClick={onReach}>
              {t("reach")}
            </Button>
          </div>
        )}
      </div>
      {onEdit && onDelete && (
        <Menu trigger={<IconButton size="small" icon="more" label={t("actions", { title })} />}>
          {onReach && state === "open" && (
            <MenuItem icon="check" onSelect={onReach}>
              {t("reach")}
            </MenuItem>
          )}
          <MenuItem icon="edit" onSelect={onEdit}>
            {common("edit")}
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={onDelete}>
            {common("delete")}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
