import type { DiscussionCommand, ReadComment } from "@querschnitt/shared/documents/discussion";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { CommentBody } from "./CommentBody.tsx";
import { CommentForm } from "./CommentForm.tsx";
import styles from "./Discussion.module.css";
import { type DiscussionReader, useSpaceWords } from "./DiscussionReader.ts";
import { PromoteDialog } from "./PromoteDialog.tsx";
import { Promoted } from "./Promoted.tsx";
import { type PassagePromotion, promotionState } from "./promotion.ts";

/** One comment, with what its reader may do to it. */
export function CommentItem({
  comment,
  unread,
  takesFocus,
  reader,
  perform,
  promotion,
}: {
  comment: ReadComment;
  /** Just sent from here: the field that had the focus is gone, and the focus goes to what came of it. */
  takesFocus: boolean;
  unread: boolean;
  reader: DiscussionReader;
  perform: (command: DiscussionCommand) => void;
  /** Of an internal discussion: how the comment gets into the common one. */
  promotion: PassagePromotion | undefined;
}) {
  const t = useSpaceWords(reader.space);
  const { t: common } = useTranslation("common");
  const [draft, setDraft] = useState<string>();
  const [deleting, setDeleting] = useState(false);
  const [promoting, setPromoting] = useState(false);
  const [justPromoted, setJustPromoted] = useState(false);
  const actions = useRef<HTMLButtonElement>(null);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (takesFocus) item.current?.focus();
  }, [takesFocus]);
  const { directory, me, onReport } = reader;
  const own = comment.author === me.person.id;
  const name = directory.person(comment.author)?.name ?? (own ? me.person.name : common("unknownPerson"));
  const organisation = directory.organisationOf(comment.author) ?? (own ? me.organisation : undefined);
  const mayEdit = reader.mayComment && own;
  const promoted = promotion && promotionState(comment, promotion);
  const mayPromote =
    own && promotion?.mayPromote === true && (promoted === "not" || promoted === "unfinished");
  const mayDelete = reader.mayComment && (own || reader.moderates);

  const stopEditing = (): void => {
    flushSync(() => setDraft(undefined));
    // What opened the field was an entry of a menu that is gone by now.
    actions.current?.focus();
  };

  if (comment.deleted) return <li className={styles.deleted}>{t("comment.deleted")}</li>;
  return (
    <li ref={item} className={styles.comment} {...(takesFocus && { tabIndex: -1 })}>
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
        {(mayEdit || mayDelete || mayPromote || onReport) && (
          <Menu
            trigger={
              <IconButton ref={actions} size="small" icon="more" label={t("comment.actions", { name })} />
            }
          >
            {mayEdit && (
              <MenuItem icon="edit" onSelect={() => setDraft(comment.body)}>
                {common("edit")}
              </MenuItem>
            )}
            {mayPromote && (
              <MenuItem icon="people" onSelect={() => setPromoting(true)}>
                {t("promote.start")}
              </MenuItem>
            )}
            {mayDelete && (
              <MenuItem icon="trash" danger onSelect={() => setDeleting(true)}>
                {common("delete")}
              </MenuItem>
            )}
            {onReport && (
              <MenuItem icon="flag" onSelect={() => onReport(comment)}>
                {t("comment.report")}
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
      {draft === undefined ? (
        <CommentBody body={comment.body} reader={me.person.id} />
      ) : (
        <CommentForm
          autoFocus
          space={reader.space}
          label={t("comment.editLabel")}
          submitLabel={common("save")}
          text={draft}
          onText={setDraft}
          onCancel={stopEditing}
          onSubmit={(body) => {
            if (body !== comment.body) perform({ type: "edit-comment", comment: comment.id, body });
            stopEditing();
          }}
        />
      )}
      {promotion && promoted && promoted !== "not" && (
        <Promoted
          state={promoted}
          isOwn={own}
          takesFocus={justPromoted}
          onShow={() => promotion.show(comment.id)}
          onResume={mayPromote ? () => setPromoting(true) : undefined}
        />
      )}
      {promotion && promoting && (
        <PromoteDialog
          comment={comment}
          anchor={promotion.anchor}
          reader={reader}
          onClose={() => {
            flushSync(() => setPromoting(false));
            actions.current?.focus();
          }}
          onPromote={(body) => {
            setPromoting(false);
            setJustPromoted(true);
            promotion.promote(comment.id, promotion.anchor, body);
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
