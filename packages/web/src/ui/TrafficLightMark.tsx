import type { TrafficLight } from "@querschnitt/shared/policy/recordEntries";
import { useTranslation } from "react-i18next";
import { classNames } from "./classNames.ts";
import { lightKey } from "./lightWords.ts";
import styles from "./TrafficLightMark.module.css";

/** Outline and sign in a box of 24 × 24: each light has a shape of its own, so that colour never stands alone. */
const shapes: Record<TrafficLight, { outline: string; sign: string }> = {
  green: { outline: "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z", sign: "m7.5 12.5 3 3 6-6.5" },
  yellow: { outline: "M12 1.5 23 21.5H1z", sign: "M12 8.5v6m0 3.4v.1" },
  red: { outline: "M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z", sign: "m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6" },
  grey: { outline: "M2 2h20v20H2z", sign: "M8 12h8" },
};

/** A traffic light: shape, colour and what it means; `isLate` where dates are past. */
export function TrafficLightMark({
  light,
  isLate = false,
  large = false,
}: {
  light: TrafficLight;
  isLate?: boolean;
  large?: boolean;
}) {
  const { t } = useTranslation("standing");
  const { outline, sign } = shapes[light];
  return (
    <span className={classNames(styles.mark, large && styles.large)} data-light={light}>
      <svg viewBox="0 0 24 24" className={styles.shape} aria-hidden="true" focusable="false">
        <path d={outline} className={styles.outline} />
        <path d={sign} className={styles.sign} />
      </svg>
      <span>{t(lightKey(light, isLate))}</span>
    </span>
  );
}
