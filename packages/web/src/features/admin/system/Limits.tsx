import type { System } from "@querschnitt/shared/api/system";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../ui/Badge.tsx";
import { CardTable } from "../../../ui/CardTable.tsx";
import adminStyles from "../Admin.module.css";
import styles from "./System.module.css";
import { useNumberWords } from "./useNumberWords.ts";

/** The limits in force, in words, and what an operator sets to change them. */
export function Limits({ limits }: { limits: System["limits"] }) {
  const { t } = useTranslation("system");
  const { number, bytes } = useNumberWords();
  const word = (name: string, value: number) => (name.endsWith("Bytes") ? bytes(value) : number(value));
  return (
    <section aria-labelledby="system-limits" className={adminStyles.form}>
      <h3 id="system-limits">{t("limits.title")}</h3>
      <p className={adminStyles.more}>{t("limits.lead")}</p>
      <CardTable
        caption={t("limits.title")}
        rows={limits}
        rowKey={({ name }) => name}
        columns={[
          { key: "what", label: t("limits.what"), head: true, cell: ({ name }) => t(`limits.names.${name}`) },
          {
            key: "value",
            label: t("limits.value"),
            cell: ({ name, value, standard }) => (
              <>
                {word(name, value)}{" "}
                {value !== standard && (
                  <Badge tone="info">{t("limits.changed", { standard: word(name, standard) })}</Badge>
                )}
              </>
            ),
          },
          {
            key: "variable",
            label: t("limits.variable"),
            cell: ({ variable }) => <Variable name={variable} />,
          },
        ]}
      />
    </section>
  );
}

/** Breaks, where it has to, after an underscore. */
function Variable({ name }: { name: string }) {
  const parts = name.split("_");
  return (
    <code className={styles.code}>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {part}
          {index < parts.length - 1 && (
            <>
              _<wbr />
            </>
          )}
        </Fragment>
      ))}
    </code>
  );
}
