import { openDraft } from "@querschnitt/shared/documents/draft";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { NoPersonalData } from "../../ui/NoPersonalData.tsx";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import styles from "./DraftEditor.module.css";
import type { DraftEditorProps } from "./DraftEditor.tsx";
import { editorExtensions } from "./draftEditorOptions.ts";
import "./draft.css";
import { LinkDialog } from "./LinkDialog.tsx";
import { ariaShortcut, textShortcuts } from "./shortcuts.ts";
import { watchSoundness } from "./soundness.ts";
import { Toolbar } from "./Toolbar.tsx";

/** One editor, bound to one document for its whole life: key it by the document. */
export function DraftSurface({
  handle,
  me,
  doc,
  writes,
  extensions,
  onEditor,
  onComment,
  onReport,
  onBroken,
}: DraftEditorProps & { doc: Y.Doc; writes: boolean; onBroken: () => void }) {
  const { t } = useTranslation("measure");
  const { awareness } = handle;
  const hint = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  // The editor lives longer than one rendering: it asks for what is current.
  const current = useRef({ t, look: useStakeholderLook() });
  current.current = { t, look: useStakeholderLook() };

  const editor = useEditor({
    extensions: editorExtensions({
      doc,
      writes,
      carets: { awareness, look: (group) => current.current.look(group) },
      placeholder: () => current.current.t("editor.emptySection"),
      others: extensions,
    }),
    enableContentCheck: writes,
    onContentError: onBroken,
    shouldRerenderOnTransaction: false,
    editorProps: {
      // Header and toolbar lie over the top of the window.
      scrollThreshold: { top: 170, bottom: 40, left: 0, right: 0 },
      scrollMargin: { top: 180, bottom: 60, left: 0, right: 0 },
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t(writes ? "editor.label" : "editor.readingLabel"),
        "aria-describedby": hint,
        class: "draft",
        lang: "de",
        ...(!writes && { "aria-readonly": "true", inputmode: "none" }),
      },
      handleKeyDown: (_, event) => {
        if (event.key === "Escape" && toolbar.current) {
          toolbar.current.focus();
          return true;
        }
        if (writes && (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
          event.preventDefault();
          setLinking(true);
          return true;
        }
        return false;
      },
    },
  });

  useEffect(() => {
    awareness.setLocalStateField("user", {
      person: me.person.id,
      name: me.person.name,
      organisation: me.organisation.shortName,
      stakeholderGroup: me.organisation.stakeholderGroup,
    });
  }, [awareness, me]);

  const broken = useRef(onBroken);
  broken.current = onBroken;
  // Before the browser paints: nothing may arrive in between.
  useLayoutEffect(() => {
    if (!writes) return;
    return watchSoundness(openDraft(doc), () => {
      editor.destroy();
      broken.current();
    });
  }, [editor, doc, writes]);

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);

  return (
    <div className={classNames(styles.sheet, !writes && styles.reading)}>
      {writes ? (
        <Toolbar
          ref={toolbar}
          editor={editor}
          onLink={() => setLinking(true)}
          onComment={onComment}
          onReport={onReport}
        />
      ) : (
        <>
          <p className={styles.readHint}>{t(onComment ? "editor.readAndComment" : "editor.readOnly")}</p>
          <div ref={toolbar} tabIndex={-1} className={styles.readActions}>
            {onComment && (
              <Button
                size="small"
                icon="comment-add"
                onMouseDown={(event) => event.preventDefault()}
                onClick={onComment}
              >
                {t("toolbar.comment")}
              </Button>
            )}
            <Button
              size="small"
              variant="quiet"
              icon="flag"
              aria-keyshortcuts={ariaShortcut(textShortcuts.report)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={onReport}
            >
              {t("toolbar.report")}
            </Button>
          </div>
        </>
      )}
      <p className={styles.notice}>
        <Icon name="info" />
        <span>
          {t("editor.noPersonalData")} <NoPersonalData />
        </span>
      </p>
      <p id={hint} className="visually-hidden">
        {t(writes ? "editor.keys" : "editor.readingKeys")}
      </p>
      <EditorContent editor={editor} />
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}
