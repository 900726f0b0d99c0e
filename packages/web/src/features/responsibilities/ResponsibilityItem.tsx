import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { Me } from "@querschnitt/shared/api/identity";
import type { Origin } from "@querschnitt/shared/documents/arrivals";
import type { ReadResponsibility, RecordCommand } from "@querschnitt/shared/documents/record";
import { type ResponsibilityState, responsibilityStates } from "@querschnitt/shared/policy/record";
import { type MeasureAccess, mayComment, mayEdit } from "@querschnitt/shared/policy/roles";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DateText } from "../../ui/DateText.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Select } from "../../ui/Select.tsx";
import { Acceptance } from "./Acceptance.tsx";
import { RepresentedBy } from "./DeputyNotes.tsx";
import styles from "./Responsibilities.module.css";

/** One responsibility, with what its reader may do to it. */
export function ResponsibilityItem({
  responsibility,
  origin,
  me,
  access,
  directory,
  sought,
  today,
  overdue,
  perform,
  onEdit,
  onDelete,
  onMove,
}: {
  responsibility: ReadResponsibility;
  /** The session that made it a task, if one did. */
  origin: Origin | undefined;
  me: Me;
  access: MeasureAccess;
  directory: DirectoryView;
  /** Somebody was led to it. */
  sought: boolean;
  today: string;
  /** Whether its deadline is over and it is not done. */
  overdue: boolean;
  perform: (command: RecordCommand) => void;
  onEdit: () => void;
  onDelete: () => void;
  /** One place up or down; undefined where there is none. */
  onMove: { up: (() => void) | undefined; down: (() => void) | undefined };
}) {
  const { t } = useTranslation("responsibilities");
  const { t: common } = useTranslation("common");
  const { id, task, state, person, deadline } = responsibility;
  const edits = mayEdit(access);
  const stateField = useRef<HTMLSelectElement>(null);
  const justAccepted = useRef(false);
  const isAccepted = responsibility.acceptedBy !== null;
  // The button that was pressed is gone, and how far the task is can be said from now on.
  useEffect(() => {
    if (isAccepted && justAccepted.current) stateField.current?.focus();
    justAccepted.current = false;
  }, [isAccepted]);
  const belongs = mayComment(access) && responsibility.organisation === me.organisation.id;
  // What nobody has accepted is not being worked on.
  const mayState = (edits || belongs) && isAccepted;
  const sortable = useSortable({ id, disabled: !edits });
  const organisation = directory.organisation(responsibility.organisation);

  return (
    <li
      ref={sortable.setNodeRef}
      id={`responsibility-${id}`}
      aria-current={sought || undefined}
      className={classNames(styles.item, sought && styles.sought, sortable.isDragging && styles.dragging)}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      <div className={styles.head}>
        {edits && (
          <IconButton
            ref={sortable.setActivatorNodeRef}
            size="small"
            icon="grip"
            label={t("move.handle", { task })}
            className={styles.handle}
            {...sortable.attributes}
            {...sortable.listeners}
          />
        )}
        <p className={styles.task}>{task}</p>
        {edits && (
          <Menu trigger={<IconButton size="small" icon="more" label={t("actions", { task })} />}>
            <MenuItem icon="edit" onSelect={onEdit}>
              {common("edit")}
            </MenuItem>
            {onMove.up && (
              <MenuItem icon="chevron-up" onSelect={onMove.up}>
                {t("move.up")}
              </MenuItem>
            )}
            {onMove.down && (
              <MenuItem icon="chevron-down" onSelect={onMove.down}>
                {t("move.down")}
              </MenuItem>
            )}
            <MenuItem icon="trash" danger onSelect={onDelete}>
              {common("delete")}
            </MenuItem>
          </Menu>
        )}
      </div>
      <dl className={styles.terms}>
        <div>
          <dt>{t("organisation")}</dt>
          <dd>
            {organisation ? (
              <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
            ) : (
              common("unknownOrganisation")
            )}
          </dd>
        </div>
        <div>
          <dt>{t("person")}</dt>
          <dd>
            {person ? (directory.person(person)?.name ?? common("unknownPerson")) : t("form.personOpen")}
            {person && <RepresentedBy person={person} today={today} directory={directory} />}
          </dd>
        </div>
        <div>
          <dt>{t("deadline")}</dt>
          <dd>
            {deadline ? <DateText value={deadline} /> : t("noDeadline")}{" "}
            {overdue && (
              <Badge tone="danger" icon="alert">
                {t("overdue")}
              </Badge>
            )}
          </dd>
        </div>
        <div>
          <dt id={`state-${id}`}>{t("state")}</dt>
          <dd>
            {mayState ? (
              <Select<ResponsibilityState>
                ref={stateField}
                label={t("stateOf", { task })}
                hideLabel
                value={state}
                options={responsibilityStates.map((value) => ({ value, label: t(`states.${value}`) }))}
                onValueChange={(value) =>
                  perform({ type: "edit-responsibility", responsibility: id, changes: { state: value } })
                }
              />
            ) : (
              t(`states.${state}`)
            )}
          </dd>
        </div>
      </dl>
      {origin && (
        <p className={styles.small}>
          {t("fromSession")}{" "}
          <Link href={`/sessions/${origin.session}/minutes?item=${origin.item}`}>
            {origin.sessionTitle}, <DateText value={origin.date} />
          </Link>
        </p>
      )}
      <Acceptance
        responsibility={responsibility}
        mayAnswer={belongs}
        directory={directory}
        perform={perform}
        onAccept={() => {
          justAccepted.current = true;
        }}
      />
    </li>
  );
}
