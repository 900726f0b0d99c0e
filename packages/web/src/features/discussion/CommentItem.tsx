import type { DiscussionCommand, ReadComment } from "@querschnitt/shared/documents/discussion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { CommentForm } from "./CommentForm.tsx";
import styles from "./Discussion.module.css";
import type { DiscussionReader } from "./DiscussionReader.ts";

/** One comment, with what its reader may do to it. */
export function CommentItem({
  comment,
  unread,
  reader,
  perform,
}: {
  comment: ReadComment;
  unread: boolean;
  reader: DiscussionReader;
  perform: (command: DiscussionCommand) => void;
}) {
  const { t } = useTranslation("discussion");
  const { t: common } = useTranslation("common");
  const [draft, setDraft] = useState<string>();
  const [deleting, setDeleting] = useState(false);
  const { directory, me } = reader;
  const own = comment.author === me.person.id;
  const name = directory.person(comment.author)?.name ?? (own ? me.person.name : common("unknownPerson"));
  const organisation = directory.organisationOf(comment.author) ?? (own ? me.organisation : undefined);
  const mayEdit = reader.mayComment && own;
  const mayDelete = reader.mayComment && (own || reader.moderates);

  if (comment.deleted) return <li className={styles.deleted}>{t("comment.deleted")}</li>;
  return (
    <li className={styles.comment}>
      <div className={styles.byline}>
        <span className={styles.author}>
          <strong>{name}</strong>
          {organisation && (
            <OrganisationMark group={organisation.stakeholderGroup} name={organisation.shortName} />
          )}
        </span>
        <span className={styles.time}>
          <RelativeTime value={comment.createdAt} />
          {comment.editedAt !== null && ` · ${t("comment.edited")}`}
          {unread && <Badge tone="info">{t("comment.new")}</Badge>}
        </span>
        <Menu trigger={<IconButton size="small" icon="more" label={t("comment.actions", { name })} />}>
          {mayEdit && (
            <MenuItem icon="edit" onSelect={() => setDraft(comment.body)}>
              {common("edit")}
            </MenuItem>
          )}
          {mayDelete && (
            <MenuItem icon="trash" danger onSelect={() => setDeleting(true)}>
              {common("delete")}
            </MenuItem>
          )}
          <MenuItem icon="flag" onSelect={() => reader.onReport(comment)}>
            {t("comment.report")}
          </MenuItem>
        </Menu>
      </div>
      {draft === undefined ? (
        <p className={styles.body}>{comment.body}</p>
      ) : (
        <CommentForm
          autoFocus
          label={t("comment.editLabel")}
          submitLabel={common("save")}
          text={draft}
          onText={setDraft}
          onCancel={() => setDraft(undefined)}
          onSubmit={(body) => {
            if (body !== comment.body) perform({ type: "edit-comment", comment: comment.id, body });
            setDraft(undefined);
          }}
        />
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={t("comment.deleteTitle")}
        description={t("comment.deleteText")}
        confirm={common("delete")}
        danger
        onConfirm={() => {
          setDeleting(false);
          perform({ type: "delete-comment", comment: comment.id });
        }}
      />
    </li>
  );
}
