import { type Language, languages } from "@querschnitt/shared/api/languages";
import {
  type MailRhythm,
  mailRhythms,
  type NotificationChoices,
  notificationKinds,
  withOwnMail,
} from "@querschnitt/shared/api/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useChooseNotifications, useNotificationSettings } from "../../api/notifications.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./NotificationSettings.module.css";

/** What one wants to be told of, where and how often. Every choice counts at once. */
export function NotificationSettings() {
  const { t } = useTranslation("notifications");
  const { t: common } = useTranslation("common");
  const problemText = useProblemText();
  const announce = useAnnounce();
  const me = useMe();
  const settings = useNotificationSettings();
  const choose = useChooseNotifications();
  // What was chosen stands there at once; should it be refused, what is stored comes back.
  const [chosen, setChosen] = useState<NotificationChoices>();
  const shown = chosen ? { ...settings.data, ...chosen } : settings.data;
  const failed = settings.error ?? choose.error;

  const change = (changes: Partial<NotificationChoices>): void => {
    if (!shown) return;
    const { kinds, rhythm, language } = { ...shown, ...changes } as NotificationChoices;
    const next = { kinds, rhythm, language };
    setChosen(next);
    choose.mutate(next, {
      onSuccess: () => announce(t("settings.saved")),
      onSettled: () => setChosen((current) => (current === next ? undefined : current)),
    });
  };

  return (
    <Card as="section" aria-labelledby="notifications">
      <h2 id="notifications">{t("settings.title")}</h2>
      <p className={styles.note}>{t("settings.lead")}</p>
      {failed && <Alert tone="warning">{problemText(failed)}</Alert>}
      {!shown?.kinds && !failed && <Skeleton />}
      {shown?.kinds && shown.rhythm && shown.language && (
        <>
          <div className={styles.frame}>
            <table className={styles.kinds}>
              <caption className="visually-hidden">{t("settings.kinds")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("settings.kind")}</th>
                  <th scope="col">{t("settings.app")}</th>
                  <th scope="col">{t("settings.mail")}</th>
                </tr>
              </thead>
              <tbody>
                {notificationKinds.map((kind) => (
                  <tr key={kind}>
                    <th scope="row">{t(`kinds.${kind}`)}</th>
                    {(["app", "mail"] as const).map((channel) => (
                      <td key={channel}>
                        {channel === "mail" && withOwnMail.includes(kind) ? (
                          t("settings.ownMail")
                        ) : (
                          <Checkbox
                            className={styles.box ?? ""}
                            label={
                              <span className="visually-hidden">
                                {t(`settings.${channel}Of`, { kind: t(`kinds.${kind}`) })}
                              </span>
                            }
                            checked={shown.kinds[kind][channel]}
                            onCheckedChange={(checked) =>
                              change({
                                kinds: {
                                  ...shown.kinds,
                                  [kind]: { ...shown.kinds[kind], [channel]: checked },
                                },
                              })
                            }
                          />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <h3>{t("settings.mails")}</h3>
          {settings.data?.delivery === "off" && <Alert tone="info">{t("settings.noMails")}</Alert>}
          {settings.data?.delivery === "shown" && (
            <Alert tone="info">
              {t("settings.shownMails")}{" "}
              {me.workspaceRole === "admin" && <Link href="/mailbox">{t("settings.toMailbox")}</Link>}
            </Alert>
          )}
          <div className={styles.fields}>
            <Select<MailRhythm>
              label={t("settings.rhythm")}
              hint={t("settings.rhythmHint")}
              value={shown.rhythm}
              options={mailRhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
              onValueChange={(rhythm) => change({ rhythm })}
            />
            <Select<Language>
              label={t("settings.language")}
              value={shown.language}
              options={languages.map((value) => ({ value, label: common(`language.${value}`) }))}
              onValueChange={(language) => change({ language })}
            />
          </div>
        </>
      )}
    </Card>
  );
}
