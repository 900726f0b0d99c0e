import { useTranslation } from "react-i18next";
import { Keys } from "../ui/Keys.tsx";
import { ariaShortcut, shortcutKeys, shortcutText } from "../ui/shortcuts.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./CommandButton.module.css";
import { commandKey } from "./globalKeys.ts";
import { showOverlay } from "./overlay.ts";
import { useKeyNames } from "./useKeyNames.ts";

/** Opens the command menu and says which keys do. */
export function CommandButton() {
  const { t } = useTranslation("frame");
  const names = useKeyNames();
  return (
    <button
      type="button"
      className={styles.button}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaShortcut(commandKey)}
      onClick={() => showOverlay("commands")}
    >
      <span>{t("commands")}</span>
      <span className={styles.keys}>
        <Keys keys={shortcutKeys(commandKey, names)} />
      </span>
      <Tooltip text={`${t("commands")} (${shortcutText(commandKey, names)})`} />
    </button>
  );
}
