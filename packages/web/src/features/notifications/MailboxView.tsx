import { useTranslation } from "react-i18next";
import { useMailbox } from "../../api/notifications.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Card } from "../../ui/Card.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DateText } from "../../ui/DateText.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./Notifications.module.css";

/** E-mails that this demonstration would have sent. */
export function MailboxView() {
  const { t } = useTranslation("notifications");
  const problemText = useProblemText();
  const mailbox = useMailbox();
  return (
    <Page title={t("mailbox.title")} lead={t("mailbox.lead")}>
      {mailbox.error && <Alert tone="warning">{problemText(mailbox.error)}</Alert>}
      {mailbox.isPending && <Skeleton />}
      {mailbox.data?.length === 0 && <EmptyState title={t("mailbox.empty")}>{t("mailbox.hint")}</EmptyState>}
      <ul className={classNames("plain-list", styles.mails)}>
        {mailbox.data?.map(({ id, to, subject, text, at }) => (
          <Card as="li" key={id} className={styles.mail ?? ""}>
            <h2>{subject}</h2>
            <p className={styles.where}>
              {t("mailbox.to", { to })} · <DateText value={at} time />
            </p>
            <pre className={styles.body}>{text}</pre>
          </Card>
        ))}
      </ul>
    </Page>
  );
}
