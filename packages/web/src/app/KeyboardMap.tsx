import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { textShortcuts } from "../editor/textShortcuts.ts";
import { changeShortcuts } from "../features/history/changeShortcuts.ts";
import { passageShortcuts } from "../features/measure/passageShortcuts.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Keys } from "../ui/Keys.tsx";
import { shortcutKeys } from "../ui/shortcuts.ts";
import { commandKey, mapKey, searchKey } from "./globalKeys.ts";
import styles from "./KeyboardMap.module.css";
import { onSingleKeys, singleKeysAreOn } from "./singleKeys.ts";
import { useKeyNames } from "./useKeyNames.ts";

/** What keys do, and which: each line a text and one or more ways to press for it. */
type Line = [text: string, ...shortcuts: string[]];

/** Every key of the application in words, grouped by where it works. */
export function KeyboardMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["commands", "editor", "measure", "proposals"]);
  const names = useKeyNames();
  const singleKeys = useSyncExternalStore(onSingleKeys, singleKeysAreOn);
  const words: Record<string, string> = {
    Enter: t("keys.enter"),
    Escape: t("keys.escape"),
    Space: t("keys.space"),
    Up: "↑",
    Down: "↓",
    Left: "←",
    Right: "→",
  };
  // The keys of a link are those of the commands, whose line says so.
  const { link: _, ...others } = textShortcuts;
  const tools = Object.entries(others) as [keyof typeof others, string][];
  const groups: [title: string, lines: Line[]][] = [
    [
      t("map.everywhere"),
      [
        [t("map.commands"), commandKey],
        ...(singleKeys
          ? ([
              [t("map.search"), searchKey],
              [t("map.keyboard"), mapKey],
            ] satisfies Line[])
          : []),
        [t("map.next"), "Tab"],
        [t("map.previous"), "Shift-Tab"],
        [t("map.close"), "Escape"],
      ],
    ],
    [
      t("map.lists"),
      [
        [t("map.choose"), "Down", "Up"],
        [t("map.tabs"), "Left", "Right"],
        [t("map.take"), "Enter"],
      ],
    ],
    [
      t("map.text"),
      [
        ...tools.map(([name, shortcut]): Line => [t(`editor:toolbar.${name}`), shortcut]),
        [t("measure:passage.comment"), passageShortcuts.comment],
        [t("proposals:action"), passageShortcuts.propose],
        [t("measure:passage.report"), passageShortcuts.report],
        [t("measure:passage.redact"), passageShortcuts.redact],
        ...[2, 3, 4].map((level): Line => [t(`editor:styles.heading-${level}`), `Mod-Alt-${level}`]),
        [t("map.paragraph"), "Mod-Alt-0"],
        [t("map.lineBreak"), "Shift-Enter"],
        [t("map.nest"), "Tab"],
        [t("map.unnest"), "Shift-Tab"],
        [t("map.toolbar"), "Escape"],
        [t("map.followLink"), "Alt-Enter"],
        [t("map.nextChange"), changeShortcuts.next],
        [t("map.previousChange"), changeShortcuts.previous],
      ],
    ],
    [
      t("map.discussion"),
      [
        [t("map.openThread"), "Mod-Alt-Enter"],
        [t("map.send"), "Mod-Enter"],
        [t("map.cancel"), "Escape"],
      ],
    ],
    [
      t("map.order"),
      [
        [t("map.grab"), "Space"],
        [t("map.move"), "Up", "Down"],
        [t("map.drop"), "Space"],
      ],
    ],
  ];
  return (
    <Dialog
      open
      size="wide"
      title={t("keyboard")}
      description={t(singleKeys ? "map.singleKeysOn" : "map.singleKeysOff")}
      onOpenChange={(open) => !open && onClose()}
    >
      {/* It can be scrolled, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section tabIndex={0} aria-label={t("keyboard")} className={styles.groups}>
        {groups.map(([title, lines]) => (
          <section key={title} className={styles.group}>
            <h3>{title}</h3>
            <dl className={styles.lines}>
              {lines.map(([text, ...shortcuts]) => (
                <div key={text} className={styles.line}>
                  <dt>{text}</dt>
                  <dd>
                    {shortcuts.map((shortcut) => (
                      <Keys
                        key={shortcut}
                        keys={shortcutKeys(shortcut, names).map((key) => words[key] ?? key)}
                      />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
