import { type AgendaCommand, itemTakenFrom, type ReadSuggestion } from "@querschnitt/shared/documents/agenda";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { MeasureLink } from "../agenda/MeasureLink.tsx";
import styles from "../Sessions.module.css";
import { SuggestForm } from "./SuggestForm.tsx";

/** What people want to be dealt with, and what became of it. */
export function SuggestionsSection({
  session,
  group,
  me,
  suggestions,
  directory,
  maySuggest,
  mayPrepare,
  perform,
}: {
  session: string;
  group: string;
  me: string;
  suggestions: readonly ReadSuggestion[];
  directory: DirectoryView;
  maySuggest: boolean;
  mayPrepare: boolean;
  perform: (command: AgendaCommand) => void;
}) {
  const { t } = useTranslation(["sessions", "common"]);
  const toast = useToast();
  const [isSuggesting, setSuggesting] = useState(false);
  const [declining, setDeclining] = useState<ReadSuggestion>();
  const [answer, setAnswer] = useState("");
  const set = (suggestion: string, changes: Partial<ReadSuggestion>): void =>
    perform({ type: "edit-suggestion", suggestion, changes });

  /** Changes a suggestion, and says how that can be taken back. */
  const change = (suggestion: ReadSuggestion, changes: Partial<ReadSuggestion>, text: string): void => {
    const { state, answer, deleted } = suggestion;
    set(suggestion.id, changes);
    toast({
      text,
      action: { label: t("common:undo"), perform: () => set(suggestion.id, { state, answer, deleted }) },
    });
  };

  const accept = ({ id, title, kind, minutes, measure }: ReadSuggestion): void => {
    const item = itemTakenFrom(session, `suggestion:${id}`);
    perform({
      type: "add-item",
      item,
      parent: null,
      values: {
        ...{ title, kind, minutes, source: `suggestion:${id}` },
        ...{ presenter: null, approves: null, publicTitle: "" },
      },
    });
    perform({ type: "edit-item", item, changes: { deleted: false } });
    if (measure) perform({ type: "link-measure", item, measure, linked: true });
    set(id, { state: "accepted" });
    toast({
      tone: "success",
      text: t("suggestions.taken", { title }),
      action: {
        label: t("common:undo"),
        perform: () => {
          perform({ type: "edit-item", item, changes: { deleted: true } });
          set(id, { state: "open" });
        },
      },
    });
  };

  return (
    <section className={styles.section} aria-label={t("suggestions.title")}>
      <h2>{t("suggestions.title")}</h2>
      {suggestions.length === 0 && <p className={styles.small}>{t("suggestions.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {suggestions.map((suggestion) => (
          <Card as="li" key={suggestion.id} className={styles.row}>
            <div className={styles.rowHead}>
              <h3>{suggestion.title}</h3>
              <Badge tone={suggestion.state === "accepted" ? "success" : "neutral"}>
                {t(`suggestions.states.${suggestion.state}`)}
              </Badge>
            </div>
            <p className={styles.small}>
              {[
                t(`kinds.${suggestion.kind}`),
                suggestion.minutes !== null && t("minutes", { count: suggestion.minutes }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {suggestion.measure && <MeasureLink measure={suggestion.measure} />}
            <p className={styles.small}>
              {t("suggestions.by", {
                person: directory.person(suggestion.createdBy)?.name ?? t("common:unknownPerson"),
              })}
            </p>
            {suggestion.reason !== "" && <p>{suggestion.reason}</p>}
            {suggestion.answer !== "" && <p>{t("suggestions.answered", { answer: suggestion.answer })}</p>}
            <div className={styles.actions}>
              {mayPrepare && suggestion.state === "open" && (
                <>
                  <Button size="small" variant="primary" onClick={() => accept(suggestion)}>
                    {t("suggestions.accept")}
                  </Button>
                  <Button
                    size="small"
                    onClick={() => {
                      setAnswer("");
                      setDeclining(suggestion);
                    }}
                  >
                    {t("suggestions.decline")}
                  </Button>
                </>
              )}
              {mayPrepare && suggestion.state === "declined" && (
                <Button
                  size="small"
                  onClick={() =>
                    change(
                      suggestion,
                      { state: "open", answer: "" },
                      t("suggestions.reopened", { title: suggestion.title }),
                    )
                  }
                >
                  {t("suggestions.reopen")}
                </Button>
              )}
              {maySuggest && suggestion.createdBy === me && suggestion.state === "open" && (
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() =>
                    change(
                      suggestion,
                      { deleted: true },
                      t("suggestions.withdrawn", { title: suggestion.title }),
                    )
                  }
                >
                  {t("suggestions.withdraw")}
                </Button>
              )}
            </div>
          </Card>
        ))}
      </ul>
      {maySuggest && (
        <div>
          <Button icon="add" onClick={() => setSuggesting(true)}>
            {t("suggestions.suggest")}
          </Button>
        </div>
      )}
      {isSuggesting && (
        <SuggestForm
          group={group}
          onSave={(values) => perform({ type: "suggest", suggestion: newId(), values })}
          onClose={() => setSuggesting(false)}
        />
      )}
      {declining && (
        <FormDialog
          title={t("suggestions.decline")}
          description={t("suggestions.declineLead")}
          submitLabel={t("suggestions.decline")}
          onSubmit={() => {
            change(
              declining,
              { state: "declined", answer: answer.trim() },
              t("suggestions.declined", { title: declining.title }),
            );
            setDeclining(undefined);
          }}
          onClose={() => setDeclining(undefined)}
        >
          <TextArea
            label={t("suggestions.answer")}
            maxLength={500}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        </FormDialog>
      )}
    </section>
  );
}
