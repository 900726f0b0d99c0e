import type { Editor } from "@tiptap/react";
import { Toolbar as Radix } from "radix-ui";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import type { IconName } from "../ui/Icon.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuChoice } from "../ui/Menu.tsx";
import { ariaShortcut, shortcutText } from "../ui/shortcuts.ts";
import type { PassageAction } from "./PassageAction.ts";
import { TableMenu } from "./TableMenu.tsx";
import styles from "./Toolbar.module.css";
import { textShortcuts } from "./textShortcuts.ts";
import { paragraphStyles, setParagraphStyle, useToolbarState } from "./useToolbarState.ts";

interface Tool {
  name: string;
  label: string;
  icon: IconName;
  shortcut?: string;
  /** Undefined: it does something once and has no state. */
  pressed?: boolean;
  disabled?: boolean;
  act: () => void;
}

/** The formatting toolbar: one stop for the Tab key, arrow keys between the buttons. */
export function Toolbar({
  editor,
  onLink,
  actions,
  ref,
}: {
  editor: Editor;
  onLink: () => void;
  actions: readonly PassageAction[];
  ref: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation("editor");
  const state = useToolbarState(editor);
  const chain = () => editor.chain().focus();
  const marks: Tool[] = [
    {
      name: "bold",
      label: t("toolbar.bold"),
      icon: "bold",
      shortcut: textShortcuts.bold,
      pressed: state.bold,
      act: () => chain().toggleBold().run(),
    },
    {
      name: "italic",
      label: t("toolbar.italic"),
      icon: "italic",
      shortcut: textShortcuts.italic,
      pressed: state.italic,
      act: () => chain().toggleItalic().run(),
    },
    {
      name: "underline",
      label: t("toolbar.underline"),
      icon: "underline",
      shortcut: textShortcuts.underline,
      pressed: state.underline,
      act: () => chain().toggleUnderline().run(),
    },
    {
      name: "strike",
      label: t("toolbar.strike"),
      icon: "strike",
      shortcut: textShortcuts.strike,
      pressed: state.strike,
      act: () => chain().toggleStrike().run(),
    },
  ];
  const blocks: Tool[] = [
    {
      name: "bulletList",
      label: t("toolbar.bulletList"),
      icon: "bullet-list",
      shortcut: textShortcuts.bulletList,
      pressed: state.bulletList,
      act: () => chain().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      label: t("toolbar.orderedList"),
      icon: "numbered-list",
      shortcut: textShortcuts.orderedList,
      pressed: state.orderedList,
      act: () => chain().toggleOrderedList().run(),
    },
    {
      name: "taskList",
      label: t("toolbar.taskList"),
      icon: "task-list",
      shortcut: textShortcuts.taskList,
      pressed: state.taskList,
      act: () => chain().toggleTaskList().run(),
    },
    {
      name: "quote",
      label: t("toolbar.quote"),
      icon: "quote",
      shortcut: textShortcuts.quote,
      pressed: state.blockquote,
      act: () => chain().toggleBlockquote().run(),
    },
    {
      name: "link",
      label: t("toolbar.link"),
      icon: "link",
      shortcut: textShortcuts.link,
      pressed: state.link,
      act: onLink,
    },
  ];
  const history: Tool[] = [
    {
      name: "undo",
      label: t("toolbar.undo"),
      icon: "undo",
      shortcut: textShortcuts.undo,
      disabled: !state.canUndo,
      act: () => chain().undo().run(),
    },
    {
      name: "redo",
      label: t("toolbar.redo"),
      icon: "redo",
      shortcut: textShortcuts.redo,
      disabled: !state.canRedo,
      act: () => chain().redo().run(),
    },
  ];
  const prominent = actions.find((action) => action.prominent);
  const others: Tool[] = actions.filter((action) => action !== prominent);
  return (
    <Radix.Root ref={ref} className={styles.toolbar} aria-label={t("toolbar.label")}>
      <Menu
        align="start"
        trigger={
          <Radix.Button asChild>
            <Button
              variant="quiet"
              size="small"
              className={styles.style}
              aria-label={t("toolbar.styleIs", { style: t(`styles.${state.style}`) })}
            >
              {t(`styles.${state.style}`)}
              <Icon name="chevron-down" />
            </Button>
          </Radix.Button>
        }
      >
        <MenuChoice
          label={t("toolbar.style")}
          value={state.style}
          options={paragraphStyles.map((style) => ({ value: style, label: t(`styles.${style}`) }))}
          onChange={(style) => setParagraphStyle(editor, style)}
        />
      </Menu>
      <Line />
      <Tools tools={marks} />
      <Line />
      <Tools tools={blocks} />
      <TableMenu
        editor={editor}
        inTable={state.inTable}
        trigger={
          <Radix.Button asChild>
            <IconButton size="small" icon="table" label={t("toolbar.table")} aria-pressed={state.inTable} />
          </Radix.Button>
        }
      />
      <Line />
      <Tools tools={history} />
      {others.length > 0 && <Line />}
      <Tools tools={others} />
      {prominent && (
        <>
          <Line />
          <Radix.Button asChild>
            <Button
              size="small"
              variant="quiet"
              icon={prominent.icon}
              className={styles.prominent}
              aria-keyshortcuts={prominent.shortcut && ariaShortcut(prominent.shortcut)}
              // The selection must survive a click with the mouse.
              onMouseDown={(event) => event.preventDefault()}
              onClick={prominent.act}
            >
              <span className={styles.word}>{prominent.label}</span>
            </Button>
          </Radix.Button>
        </>
      )}
    </Radix.Root>
  );
}

function Line() {
  return <Radix.Separator className={styles.line} />;
}

function Tools({ tools }: { tools: Tool[] }) {
  const { t } = useTranslation("editor");
  const names = { control: t("frame:keys.control"), shift: t("frame:keys.shift"), alt: t("frame:keys.alt") };
  return tools.map(({ name, label, icon, shortcut, pressed, disabled, act }) => (
    <Radix.Button key={name} asChild>
      <IconButton
        size="small"
        icon={icon}
        label={label}
        {...(shortcut && {
          hint: shortcutText(shortcut, names),
          "aria-keyshortcuts": ariaShortcut(shortcut),
        })}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        // The selection must survive a click with the mouse.
        onMouseDown={(event) => event.preventDefault()}
        onClick={disabled ? undefined : act}
      />
    </Radix.Button>
  ));
}
