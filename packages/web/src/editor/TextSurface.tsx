import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { classNames } from "../ui/classNames.ts";
import { Icon } from "../ui/Icon.tsx";
import { NoPersonalData } from "../ui/NoPersonalData.tsx";
import { useStakeholderLook } from "../ui/stakeholder.ts";
import { editorExtensions } from "./editorExtensions.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { PassageActions } from "./PassageActions.tsx";
import { watchSoundness } from "./soundness.ts";
import styles from "./TextEditor.module.css";
import type { TextEditorProps } from "./TextEditor.tsx";
import "./text.css";
import { Toolbar } from "./Toolbar.tsx";

/** One editor, bound to one fragment for its whole life: key it by the fragment. */
export function TextSurface({
  handle,
  me,
  fragment,
  writes,
  writing,
  reading,
  placeholder,
  extensions,
  actions,
  className,
  onEditor,
  onBroken,
}: TextEditorProps & { fragment: Y.XmlFragment; writes: boolean; onBroken: () => void }) {
  const { t } = useTranslation("editor");
  const words = writes ? writing : reading;
  const { awareness } = handle;
  const hint = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  // The editor lives longer than one rendering: it asks for what is current.
  const current = useRef({ placeholder, look: useStakeholderLook() });
  current.current = { placeholder, look: useStakeholderLook() };

  const editor = useEditor({
    extensions: editorExtensions({
      fragment,
      writes,
      carets: { awareness, look: (group) => current.current.look(group) },
      placeholder: placeholder && {
        ...placeholder,
        text: () => current.current.placeholder?.text ?? placeholder.text,
      },
      others: extensions,
    }),
    enableContentCheck: writes,
    onContentError: onBroken,
    shouldRerenderOnTransaction: false,
    editorProps: {
      // Header and toolbar lie over the top of the window.
      scrollThreshold: { top: 205, bottom: 40, left: 0, right: 0 },
      scrollMargin: { top: 215, bottom: 60, left: 0, right: 0 },
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": words.label,
        "aria-describedby": hint,
        class: classNames("shared-text", className),
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
    return watchSoundness(fragment, () => {
      editor.destroy();
      broken.current();
    });
  }, [editor, fragment, writes]);

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);

  return (
    <div className={classNames(styles.sheet, !writes && styles.reading)}>
      {writes ? (
        <Toolbar ref={toolbar} editor={editor} onLink={() => setLinking(true)} actions={actions} />
      ) : (
        <>
          <p className={styles.readHint}>{reading.hint}</p>
          <PassageActions ref={toolbar} actions={actions} />
        </>
      )}
      <p className={styles.notice}>
        <Icon name="info" />
        <span>
          {t("text.noPersonalData")} <NoPersonalData />
        </span>
      </p>
      <p id={hint} className="visually-hidden">
        {words.keys}
      </p>
      <EditorContent editor={editor} />
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}
