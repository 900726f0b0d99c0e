import type { Message } from "@querschnitt/shared/api/messages";
import { readableMentions } from "@querschnitt/shared/documents/mentions";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMentionNames } from "../../api/useMentionNames.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { MeasureName } from "./MeasureName.tsx";
import { MessageHandling } from "./MessageHandling.tsx";
import styles from "./Reports.module.css";
import { StateBadge } from "./StateBadge.tsx";

export type Report = Extract<Message, { kind: "report" }>;

/** One message or report, with what is to be done about it. */
export function MessageCard({
  message,
  administers,
  onRedact,
  onHandled,
}: {
  message: Message;
  administers: boolean;
  onRedact: (report: Report) => void;
  onHandled: () => void;
}) {
  const { t } = useTranslation(["reports", "legal", "common"]);
  const directory = useDirectory();
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("common:unknownPerson");
  const { id, kind, state, receivedAt, handledBy, handledAt } = message;
  return (
    <Card as="li">
      <article className={styles.message} aria-labelledby={`message-${id}`}>
        <div className={styles.head}>
          <h2 id={`message-${id}`}>
            {kind === "contact"
              ? t("card.contact", { topic: t(`legal:topics.${message.topic}`) })
              : t("card.report", { reason: t(`reasons.${message.reason}`) })}
          </h2>
          <StateBadge state={state} />
          <Badge>{t(`card.${kind}Badge`)}</Badge>
        </div>
        {kind === "contact" ? (
          <ContactWords message={message} />
        ) : (
          <ReportWords message={message} onRedact={() => onRedact(message)} />
        )}
        <p className={styles.facts}>
          {kind === "report" ? t("card.reportedBy", { name: nameOf(message.by) }) : t("card.receivedWord")}{" "}
          <DateText value={receivedAt} time />
          {handledBy && handledAt && (
            <>
              {" · "}
              {t("card.handledBy", { name: nameOf(handledBy) })} <DateText value={handledAt} time />
            </>
          )}
        </p>
        <MessageHandling message={message} mayRemove={administers} onHandled={onHandled} />
      </article>
    </Card>
  );
}

function ContactWords({ message }: { message: Extract<Message, { kind: "contact" }> }) {
  const { t } = useTranslation("reports");
  return (
    <>
      <p className={styles.words}>{message.text}</p>
      <p className={styles.facts}>
        {message.name || t("card.noName")}
        {" · "}
        {message.email ? <a href={`mailto:${message.email}`}>{message.email}</a> : t("card.noEmail")}
      </p>
    </>
  );
}

function ReportWords({ message, onRedact }: { message: Report; onRedact: () => void }) {
  const { t } = useTranslation("reports");
  const { id, measure, about, remark } = message;
  const names = useMentionNames();
  return (
    <>
      <p>
        <MeasureName measure={measure} />
      </p>
      {about === null ? (
        <p className={styles.facts}>{t("card.quoteGone")}</p>
      ) : (
        <>
          <blockquote className={styles.quote} lang="de">
            {about.type === "passage" ? about.anchor.quote : readableMentions(about.quote, names)}
          </blockquote>
          <p className={styles.buttons}>
            <Link
              href={
                about.type === "passage"
                  ? `/measures/${measure}?report=${id}`
                  : `/measures/${measure}?tab=discussion&thread=${about.thread}`
              }
            >
              {t(`card.jump.${about.type}`)}
            </Link>
            {about.type === "passage" && (
              <Button size="small" icon="redact" onClick={onRedact}>
                {t("card.redact")}
              </Button>
            )}
          </p>
        </>
      )}
      {remark && <p className={styles.words}>{t("card.remark", { remark })}</p>}
    </>
  );
}
