import { useCallback, useRef, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { SearchField } from "../features/search/SearchField.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { searchKey } from "./globalKeys.ts";
import styles from "./HeaderSearch.module.css";
import { hitAddress } from "./hitAddress.ts";
import { onSingleKeys, singleKeysAreOn } from "./singleKeys.ts";
import { useGlobalKeys } from "./useGlobalKeys.ts";

/** The search in the header: a field where there is room, else a button that lays one across the header. */
export function HeaderSearch() {
  const { t } = useTranslation("search");
  const singleKeys = useSyncExternalStore(onSingleKeys, singleKeysAreOn);
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const start = useCallback(() => {
    // Where there is no room for it, the field is not displayed.
    if (field.current?.checkVisibility()) field.current.focus();
    else setOpen(true);
  }, []);
  useGlobalKeys(start);
  return (
    <>
      <SearchField
        ref={field}
        addressOf={hitAddress}
        hint={singleKeys ? searchKey : undefined}
        className={styles.field}
      />
      <IconButton
        ref={button}
        icon={isOpen ? "close" : "search"}
        label={t(isOpen ? "close" : "open")}
        aria-expanded={isOpen}
        className={styles.button}
        data-search
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div className={styles.row}>
          <SearchField
            autoFocus
            addressOf={hitAddress}
            onLeave={() => {
              flushSync(() => setOpen(false));
              button.current?.focus();
            }}
          />
        </div>
      )}
    </>
  );
}
