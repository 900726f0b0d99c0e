import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { type Space, spaces } from "./DiscussionReader.ts";
import styles from "./SpaceSwitch.module.css";

/** Chooses between the common discussion and that of one's own organisation, and says who reads what is written. */
export function SpaceSwitch({
  space,
  onSpace,
  organisation,
  unread,
}: {
  space: Space;
  onSpace: (space: Space) => void;
  organisation: { name: string; shortName: string };
  /** Threads with something new. */
  unread: Record<Space, number>;
}) {
  const { t } = useTranslation("internal");
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t("switch.label")}</legend>
      <div className={styles.choices}>
        {spaces.map((one) => (
          <label key={one} className={classNames(styles.choice, styles[one], one === space && styles.chosen)}>
            <input
              type="radio"
              name="space"
              value={one}
              checked={one === space}
              onChange={() => onSpace(one)}
              className={styles.radio}
            />
            <Icon name={one === "internal" ? "lock" : "people"} />
            <span className={styles.name}>
              {t(`switch.${one}`, { organisation: organisation.shortName })}
            </span>
            {unread[one] > 0 && (
              <>
                <span className="visually-hidden">{t("switch.unread", { count: unread[one] })}</span>
                <span aria-hidden="true">
                  <Badge tone="info">{unread[one]}</Badge>
                </span>
              </>
            )}
          </label>
        ))}
      </div>
      <p className={classNames(styles.readers, styles[space])}>
        <Icon name={space === "internal" ? "lock" : "people"} />
        <span>{t(`readers.${space}`, { organisation: organisation.name })}</span>
      </p>
    </fieldset>
  );
}
