import { newId } from "@querschnitt/shared/documents/identifiers";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { usePlanSitting, useSittings } from "../../../api/sittings.ts";
import { useDirectory } from "../../../api/useDirectory.ts";
import { useMe } from "../../../api/useMe.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useNow } from "../../../ui/useNow.ts";
import styles from "../Sessions.module.css";
import { CalendarDialog } from "./CalendarDialog.tsx";
import { comingAndPast } from "./comingAndPast.ts";
import { SessionForm } from "./SessionForm.tsx";
import { SessionList } from "./SessionList.tsx";

/** The sessions of all working groups: those to come first, the next one at the top; then those that were. */
export function SessionsView() {
  const { t } = useTranslation("sessions");
  const { mayCreateIn } = useMe();
  const directory = useDirectory();
  const sessions = useSittings();
  const problemText = useProblemText();
  const now = useNow();
  const [group, setGroup] = useState("");
  const [isPlanning, setPlanning] = useState(false);
  const [isSubscribing, setSubscribing] = useState(false);
  const shown = (sessions.data ?? []).filter(({ workingGroup }) => group === "" || workingGroup === group);
  const { coming, past } = comingAndPast(shown, now);
  const mayPlan = mayCreateIn.length > 0;

  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <Button icon="calendar" onClick={() => setSubscribing(true)}>
            {t("calendar.subscribe")}
          </Button>
          {mayPlan && (
            <Button variant="primary" icon="add" onClick={() => setPlanning(true)}>
              {t("form.plan")}
            </Button>
          )}
        </>
      }
    >
      {directory.workingGroups.length > 1 && (
        <Select
          className={styles.filter}
          label={t("group")}
          value={group}
          options={[
            { value: "", label: t("allGroups") },
            ...directory.workingGroups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={setGroup}
        />
      )}
      {sessions.isPending && !sessions.error && <Skeleton />}
      {sessions.error && !sessions.data && <Alert tone="danger">{problemText(sessions.error)}</Alert>}
      {sessions.data && shown.length === 0 && (
        <EmptyState title={t("empty.title")}>{t(mayPlan ? "empty.plan" : "empty.read")}</EmptyState>
      )}
      <SessionList title={t("coming")} sessions={coming} />
      <SessionList title={t("past")} sessions={past} />
      {isSubscribing && <CalendarDialog onClose={() => setSubscribing(false)} />}
      {isPlanning && <PlanDialog preferred={group} onClose={() => setPlanning(false)} />}
    </Page>
  );
}

function PlanDialog({
  preferred,
  onClose,
}: {
  /** The working group whose sessions are looked at. */
  preferred: string;
  onClose: () => void;
}) {
  const { mayCreateIn } = useMe();
  const directory = useDirectory();
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const plan = usePlanSitting();
  // The same attempt sent twice, after a lost answer, must not make two sessions.
  const attempt = useRef(newId());
  return (
    <SessionForm
      groups={directory.workingGroups.filter(({ id }) => mayCreateIn.includes(id))}
      preferred={preferred}
      mayName
      directory={directory}
      busy={plan.isPending}
      problem={plan.error ? problemText(plan.error) : undefined}
      onChange={() => {
        attempt.current = newId();
      }}
      onSave={(details, workingGroup) =>
        plan.mutate(
          { ...details, workingGroup, attempt: attempt.current },
          {
            onSuccess: ({ id }) => {
              onClose();
              navigate(`/sessions/${id}`);
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
