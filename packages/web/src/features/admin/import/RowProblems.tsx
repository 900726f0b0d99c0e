import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import styles from "./Import.module.css";
import type { RowProblem } from "./judgeRows.ts";

/** What is wrong with a row, in plain words, and what mends it at once. */
export function RowProblems({
  problems,
  onTake,
  onCreate,
}: {
  problems: readonly RowProblem[];
  /** Takes a known organisation for what is written, in every row where it is. */
  onTake: (text: string, name: string) => void;
  onCreate: (name: string) => void;
}) {
  const { t } = useTranslation("import");
  return (
    <ul className={`plain-list ${styles.problems}`}>
      {problems.map((problem) => {
        const text = "text" in problem ? problem.text : "";
        const suggestion = problem.kind === "organisation-unknown" ? problem.suggestion : undefined;
        return (
          <li key={`${problem.kind} ${text}`}>
            <p className={styles.problem}>
              <Icon name="alert" /> {t(`problems.${problem.kind}`, { text })}
            </p>
            {suggestion && (
              <Button size="small" icon="check" onClick={() => onTake(text, suggestion.name)}>
                {t("preview.take", { name: suggestion.name })}
              </Button>
            )}
            {problem.kind === "organisation-unknown" && (
              <Button size="small" icon="add" onClick={() => onCreate(text)}>
                {t("preview.createOrganisation", { name: text })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
