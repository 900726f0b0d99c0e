import { type TrafficLight, trafficLights } from "@querschnitt/shared/policy/recordEntries";
import { day } from "@querschnitt/shared/policy/shapes";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { TrafficLightMark } from "../../../ui/TrafficLightMark.tsx";
import { useBeingIn } from "../fields/FieldPresence.tsx";
import styles from "./Standing.module.css";

export interface NewAssessment {
  trafficLight: TrafficLight;
  status: string;
  reason: string;
  asOf: string;
}

/** Good news first, and last the one that says nothing yet. */
const order = [...trafficLights.slice(1), "grey"] as const;
const MOST = 2_000;

/** Enters how a measure stands. Mount it when it opens. */
export function AssessmentForm({
  today,
  light,
  onSave,
  onClose,
}: {
  today: string;
  /** How it stood so far; undefined if nobody has said. */
  light: TrafficLight | undefined;
  onSave: (assessment: NewAssessment) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("assessments");
  const id = useId();
  useBeingIn("assessments");
  const [trafficLight, setTrafficLight] = useState(light);
  const [status, setStatus] = useState("");
  const [reason, setReason] = useState("");
  const [asOf, setAsOf] = useState(today);
  const [tried, setTried] = useState(false);
  const lights = useRef<HTMLFieldSetElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const dayField = useRef<HTMLInputElement>(null);
  const reasonMissing = trafficLight !== "grey" && reason.trim() === "";
  const dayMissing = !day.safeParse(asOf).success;

  const save = (): void => {
    setTried(true);
    if (trafficLight === undefined) lights.current?.querySelector("input")?.focus();
    else if (reasonMissing) reasonField.current?.focus();
    else if (dayMissing) dayField.current?.focus();
    else {
      onSave({ trafficLight, status: status.trim(), reason: reason.trim(), asOf });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t("form.title")}
      description={t("form.description")}
      submitLabel={t("form.save")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <fieldset ref={lights} className={styles.lights}>
        <legend>{t("form.light")}</legend>
        {order.map((value) => (
          <label key={value} className={styles.light}>
            <input
              type="radio"
              name={`${id}-light`}
              value={value}
              checked={trafficLight === value}
              data-first-field={value === (light ?? order[0]) ? "" : undefined}
              aria-describedby={tried && trafficLight === undefined ? `${id}-missing` : undefined}
              onChange={() => setTrafficLight(value)}
            />
            <TrafficLightMark light={value} />
          </label>
        ))}
        {tried && trafficLight === undefined && (
          <p id={`${id}-missing`} className={styles.error}>
            <Icon name="alert" /> {t("form.lightMissing")}
          </p>
        )}
      </fieldset>
      <TextArea
        ref={reasonField}
        label={t(trafficLight === "grey" ? "form.reasonOptional" : "form.reason")}
        hint={t("form.reasonHint")}
        error={tried && reasonMissing ? t("form.reasonMissing") : undefined}
        value={reason}
        maxLength={MOST}
        required={trafficLight !== "grey"}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextArea
        label={t("form.status")}
        hint={t("form.statusHint")}
        value={status}
        maxLength={MOST}
        onChange={(event) => setStatus(event.target.value)}
      />
      <TextField
        ref={dayField}
        type="date"
        label={t("asOf")}
        hint={asOf > today ? t("form.future") : undefined}
        error={tried && dayMissing ? t("form.dayMissing") : undefined}
        value={asOf}
        max="9999-12-31"
        required
        onChange={(event) => setAsOf(event.target.value)}
      />
    </FormDialog>
  );
}
