import { newId } from "@querschnitt/shared/documents/identifiers";
import { type Decision, voteProblem, votingAt } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { ResultBadge, VoteText } from "../../../ui/VoteResult.tsx";
import { Arrivals } from "./Arrivals.tsx";
import { DecisionForm, type DecisionTerms } from "./DecisionForm.tsx";
import type { ItemDesk } from "./ItemDesk.ts";
import styles from "./Minutes.module.css";

type ReadDecision = Decision & { id: string };

/** What was decided under an item. */
export function DecisionList({ desk }: { desk: ItemDesk }) {
  const { t } = useTranslation(["minutes", "common"]);
  const toast = useToast();
  const [form, setForm] = useState<{ before: ReadDecision | undefined }>();
  const { item, part, mayEdit, attendance, session } = desk;
  const decisions = part.protocol.decisions.filter((decision) => decision.item === item.id);
  const { perform } = part.protocolRoom;
  const change = (entry: string, changes: Partial<Decision>): void =>
    perform({ type: "edit-entry", root: "decisions", entry, changes });
  const save = (before: ReadDecision | undefined, terms: Partial<DecisionTerms>): void => {
    if (before) change(before.id, terms);
    else
      perform({
        type: "add-entry",
        root: "decisions",
        entry: newId(),
        values: { item: item.id, ...(terms as DecisionTerms) },
      });
  };
  const remove = (decision: ReadDecision): void => {
    change(decision.id, { deleted: true });
    toast({
      text: t("decision.removed"),
      action: { label: t("common:undo"), perform: () => change(decision.id, { deleted: false }) },
    });
  };
  if (decisions.length === 0 && !mayEdit) return null;
  return (
    <section className={styles.block} aria-label={t("decision.title", { item: item.label })}>
      {decisions.map((decision) => {
        const problem = voteProblem(decision, votingAt(attendance, decision.takenAt));
        return (
          <div key={decision.id} className={styles.decision}>
            <div className={styles.entryHead}>
              <strong>{t("decision.name")}</strong>
              {decision.result && <ResultBadge result={decision.result} />}
              {mayEdit && (
                <Menu trigger={<IconButton size="small" icon="more" label={t("decision.actions")} />}>
                  <MenuItem icon="edit" onSelect={() => setForm({ before: decision })}>
                    {t("common:edit")}
                  </MenuItem>
                  <MenuLine />
                  <MenuItem icon="trash" danger onSelect={() => remove(decision)}>
                    {t("common:delete")}
                  </MenuItem>
                </Menu>
              )}
            </div>
            <p className={styles.wording} lang="de">
              {decision.wording}
            </p>
            <p className={styles.small}>
              <VoteText votes={decision} />
            </p>
            {problem && mayEdit && (
              <Alert tone="warning">
                {t(`decision.${problem.kind}`, { cast: problem.cast, voters: problem.voters })}
              </Alert>
            )}
            <Arrivals desk={desk} kind="decisions" entry={decision.id} />
          </div>
        );
      })}
      {mayEdit && (
        <div>
          <Button icon="add" onClick={() => setForm({ before: undefined })}>
            {t("decision.add")}
          </Button>
        </div>
      )}
      {form && (
        <DecisionForm
          before={form.before}
          start={session.start}
          now={session.state === "running" ? Date.now() : null}
          attendance={attendance}
          onSave={(terms) => save(form.before, terms)}
          onClose={() => setForm(undefined)}
        />
      )}
    </section>
  );
}
