import type { PersonData } from "@querschnitt/shared/api/personData";
import { useTranslation } from "react-i18next";
import { useProduceData } from "../../api/personData.ts";
import { useMentionNames } from "../../api/useMentionNames.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { dateFormat } from "../../ui/dateFormat.ts";
import { download } from "../../ui/download.ts";
import styles from "./Personal.module.css";
import { personDataPage } from "./personDataPage.ts";

/** Downloads everything held about a person: about oneself, or, for administrators, about `person`. */
export function PersonDataButtons({ person }: { person?: string }) {
  const { t, i18n } = useTranslation(["personal", "common", "reports", "legal", "notifications", "audit"]);
  const problemText = useProblemText();
  const names = useMentionNames();
  const announce = useAnnounce();
  const produce = useProduceData(person);

  const save = {
    html: (data: PersonData, name: string) => {
      const format = dateFormat(i18n.language, {
        dateStyle: "long",
        timeStyle: "short",
      });
      const texts = (key: string, values = {}): string => t(key, values);
      const time = (at: string): string => format.format(new Date(at));
      download(`${name}.html`, personDataPage(data, { t: texts, time, names }, i18n.language), "text/html");
    },
    json: (data: PersonData, name: string) =>
      download(`${name}.json`, JSON.stringify(data, null, 2), "application/json"),
  };
  const produceAs = (as: keyof typeof save): void => {
    produce.mutate(undefined, {
      onSuccess: (data) => {
        save[as](data, `${t("file.name")}-${data.producedAt.slice(0, 10)}`);
        announce(t("file.ready"));
      },
    });
  };
  return (
    <div className={styles.data}>
      {produce.error && (
        <Alert tone="danger" live>
          {problemText(produce.error)}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button icon="download" busy={produce.isPending} onClick={() => produceAs("html")}>
          {t("download.html")}
        </Button>
        <Button icon="download" busy={produce.isPending} onClick={() => produceAs("json")}>
          {t("download.json")}
        </Button>
      </div>
    </div>
  );
}
