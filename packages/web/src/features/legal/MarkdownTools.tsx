import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import styles from "./Legal.module.css";
import { inLines, inWords } from "./markdownEdits.ts";

type Selected = { text: string; from: number; to: number };

/** Buttons that write Markdown around what is selected, for whoever does not know its signs. */
export function MarkdownTools({
  field,
  onText,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation("legal");
  const tools: { name: string; icon?: IconName; change: (selected: Selected) => Selected }[] = [
    { name: "heading", change: (selected) => inLines(selected, () => "## ") },
    { name: "subheading", change: (selected) => inLines(selected, () => "### ") },
    { name: "bold", icon: "bold", change: (selected) => inWords(selected, "**", "**", t("tools.boldWords")) },
    { name: "bulletList", icon: "bullet-list", change: (selected) => inLines(selected, () => "- ") },
    {
      name: "numberedList",
      icon: "numbered-list",
      change: (selected) => inLines(selected, (line) => `${line}. `),
    },
    {
      name: "link",
      icon: "link",
      change: (selected) => inWords(selected, "[", "](https://)", t("tools.linkWords")),
    },
  ];
  const apply = (change: (selected: Selected) => Selected): void => {
    const { current } = field;
    if (!current) return;
    const changed = change({
      text: current.value,
      from: current.selectionStart,
      to: current.selectionEnd,
    });
    current.focus();
    // As if it were typed, so that the browser's undo takes it back.
    current.select();
    if (!document.execCommand("insertText", false, changed.text)) onText(changed.text);
    current.setSelectionRange(changed.from, changed.to);
  };
  return (
    <fieldset aria-label={t("tools.label")} className={styles.tools}>
      {tools.map(({ name, icon, change }) => (
        <Button key={name} size="small" {...(icon && { icon })} onClick={() => apply(change)}>
          {t(`tools.${name}`)}
        </Button>
      ))}
    </fieldset>
  );
}
