import {
  type ContactTopic,
  contactTopics,
  type NewContact,
  newContactShape,
} from "@querschnitt/shared/api/messages";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSendContact } from "../../api/messages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Legal.module.css";

const empty: NewContact = { topic: "accessibility", text: "", name: "", email: "", website: "" };

/** Which fields the server would not take. */
function wrongFields(contact: NewContact): Set<string> {
  const parsed = newContactShape.safeParse(contact);
  return new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
}

/** A message to the administration, without signing in. */
export function ContactForm() {
  const { t } = useTranslation("legal");
  const problemText = useProblemText();
  const send = useSendContact();
  const [contact, setContact] = useState(empty);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef<HTMLHeadingElement>(null);
  const change = (part: Partial<NewContact>) => setContact((before) => ({ ...before, ...part }));
  const isBusy = send.error instanceof ApiProblem && send.error.type === "too-many-attempts";

  useEffect(() => {
    if (send.isSuccess) sent.current?.focus();
  }, [send.isSuccess]);
  useEffect(() => {
    if (wrong.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (send.isPending) return;
    const found = wrongFields(contact);
    setWrong(found);
    if (found.size === 0) send.mutate(contact);
  };

  if (send.isSuccess) {
    return (
      <Card as="section" className={styles.sheet ?? ""} aria-labelledby="contact-sent">
        <div className={styles.form}>
          <h2 id="contact-sent" ref={sent} tabIndex={-1}>
            {t("contact.sentTitle")}
          </h2>
          <p>{t(contact.email ? "contact.sentAnswer" : "contact.sentNoAnswer")}</p>
          <Button
            onClick={() => {
              setContact(empty);
              send.reset();
            }}
          >
            {t("contact.another")}
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card as="section" className={styles.sheet ?? ""} aria-labelledby="contact-form">
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <h2 id="contact-form">{t("contact.title")}</h2>
        {send.error && (
          <Alert tone="danger" live>
            {isBusy ? t("contact.tooMany") : problemText(send.error)}
          </Alert>
        )}
        <Select
          label={t("contact.topic")}
          value={contact.topic}
          options={contactTopics.map((value: ContactTopic) => ({ value, label: t(`topics.${value}`) }))}
          onValueChange={(topic) => change({ topic })}
        />
        <TextArea
          label={t("contact.text")}
          hint={t("contact.textHint")}
          error={wrong.has("text") ? t("contact.textMissing") : undefined}
          rows={6}
          required
          maxLength={5_000}
          value={contact.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <TextField
          label={t("contact.name")}
          autoComplete="name"
          maxLength={120}
          value={contact.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={t("contact.email")}
          hint={t("contact.emailHint")}
          error={wrong.has("email") ? t("contact.emailWrong") : undefined}
          type="email"
          autoComplete="email"
          maxLength={200}
          value={contact.email}
          onChange={(event) => change({ email: event.target.value.trim() })}
        />
        <div className={styles.trap} aria-hidden="true">
          <label>
            {t("contact.trap")}
            <input
              name="website"
              tabIndex={-1}
              autoComplete="off"
              value={contact.website}
              onChange={(event) => change({ website: event.target.value })}
            />
          </label>
        </div>
        <p className={styles.saved}>{t("contact.privacy")}</p>
        <Button type="submit" variant="primary" icon="send" busy={send.isPending}>
          {t("contact.send")}
        </Button>
      </form>
    </Card>
  );
}
